//! The road: partners, collectors, transfers, bundles.

use sanad_courier::FolderRoad;
use sanad_evidence::code::InvitationCode;
use sanad_vault::PartnerError;
use tauri::{AppHandle, Manager as _};
use zeroize::Zeroizing;

use super::{case_id, item_id, job_on_vault, off_thread, on_vault, person_id, place};
use crate::places::name_of;
use crate::refusal::{Answer, Refusal};
use crate::session::Session;
use crate::told::{
    BundleIn, BundleOut, CollectorView, InvitationMade, InvitationOpened, JobKind, PartnerView, PlaceFor,
    TransferOrder, TransferWeighed,
};
use crate::{road, tell};

/// The partners of a collector's vault.
#[tauri::command]
pub async fn partners(app: AppHandle) -> Answer<Vec<PartnerView>> {
    on_vault(&app, |vault| Ok(vault.partners()?.into_iter().map(tell::partner).collect())).await
}

/// Opens an invitation under its code, to be looked at before it is taken.
#[tauri::command]
pub async fn open_invitation(
    app: AppHandle,
    place: String,
    code: Zeroizing<String>,
) -> Answer<InvitationOpened> {
    let file = self::place(&app, &place, PlaceFor::InvitationIn)?;
    off_thread(move || {
        let session = app.state::<Session>();
        let invitation = session.vault()?.open_invitation(&file, &InvitationCode::parse(&code)?)?;
        let told = tell::opened(String::new(), &invitation);
        Ok(InvitationOpened { id: session.keep_invitation(invitation)?, ..told })
    })
    .await
}

/// Takes an opened invitation.
#[tauri::command]
pub async fn add_partner(app: AppHandle, invitation: String, name: String, compared: bool) -> Answer<()> {
    off_thread(move || {
        app.state::<Session>().with_invitation(&invitation, |vault, invitation| {
            vault.add_partner(invitation, &name, compared)?;
            Ok(())
        })
    })
    .await
}

/// Notes that a partner's digits were compared.
#[tauri::command]
pub async fn confirm_partner(app: AppHandle, name: String) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.confirm_partner(&name)?)).await
}

/// What a transfer made now would carry. Nothing is written.
#[tauri::command]
pub async fn weigh_transfer(app: AppHandle, case_id: String, partner: String) -> Answer<TransferWeighed> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| {
        let could_go = vault.weigh_identities(&case, &partner)?;
        Ok(tell::weighed(vault.weigh(&case, &partner)?, &could_go))
    })
    .await
}

/// Assembles a transfer, or several: of all items that may go, or of these; and of the identity halves of
/// these persons, each of which somebody confirmed just now.
#[tauri::command]
pub fn assemble(
    app: AppHandle,
    case_id: String,
    partner: String,
    order: TransferOrder,
    only: Option<Vec<String>>,
    identities: Vec<String>,
) -> Answer<String> {
    let case = self::case_id(&case_id)?;
    let only = only.map(|ids| ids.iter().map(|id| item_id(id)).collect::<Answer<Vec<_>>>()).transpose()?;
    let identities = identities.iter().map(|id| person_id(id)).collect::<Answer<Vec<_>>>()?;
    let own = app.clone();
    job_on_vault(&app, JobKind::Assemble, Some(case_id), move |vault, _| -> Answer<_> {
        let made = match order {
            TransferOrder::OneByOne => {
                vault.assemble_one_by_one(&case, &partner, &only.unwrap_or_default(), &identities)?
            }
            _ => vec![vault.assemble_with_choice(
                &case,
                &partner,
                &tell::asked_choice(order, only, identities),
            )?],
        };
        road::soon(&own);
        Ok(tell::assembled(made))
    })
}

/// The transfers of a collector's vault.
#[tauri::command]
pub async fn outbox(app: AppHandle) -> Answer<Vec<BundleOut>> {
    on_vault(&app, |vault| Ok(vault.outbox()?.into_iter().map(tell::bundle_out).collect())).await
}

/// Takes a transfer back that is not on the road whole.
#[tauri::command]
pub async fn withdraw_bundle(app: AppHandle, bundle: String) -> Answer<()> {
    on_vault(&app, move |vault| {
        vault.withdraw(&vault.find_bundle(&bundle)?)?;
        Ok(())
    })
    .await
}

/// Queues a transfer again, because it was lost on the road.
#[tauri::command]
pub async fn resend_bundle(app: AppHandle, bundle: String) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.resend(&vault.find_bundle(&bundle)?)?)).await
}

/// Says whether a transfer waits until she goes on with it.
#[tauri::command]
pub async fn pause_bundle(app: AppHandle, bundle: String, paused: bool) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.pause(&vault.find_bundle(&bundle)?, paused)?)).await?;
    road::soon(&app);
    Ok(())
}

/// One round on the road.
#[tauri::command]
pub fn deliver(app: AppHandle, place: String) -> Answer<String> {
    let to = self::place(&app, &place, PlaceFor::RoadOut)?;
    job_on_vault(&app, JobKind::Deliver, None, move |vault, task| -> Answer<_> {
        Ok(tell::delivered(sanad_courier::deliver(vault, &FolderRoad::new(&to)?, &task.job)?))
    })
}

/// The roster of a partner's desk.
#[tauri::command]
pub async fn collectors(app: AppHandle) -> Answer<Vec<CollectorView>> {
    on_vault(&app, |vault| Ok(vault.collectors()?.into_iter().map(tell::collector).collect())).await
}

/// Invites a collector.
#[tauri::command]
pub async fn invite(app: AppHandle, name: String, place: String) -> Answer<InvitationMade> {
    let to = self::place(&app, &place, PlaceFor::InvitationOut)?;
    on_vault(&app, move |vault| {
        let code =
            vault.invite(&name, &to).map_err(|error| Refusal::from(error).fact("path", to.display()))?;
        Ok(InvitationMade { code: code.to_text(), file: name_of(&to) })
    })
    .await
}

/// Notes that a collector's digits were compared.
#[tauri::command]
pub async fn confirm_collector(app: AppHandle, name: String) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.confirm_collector(&name)?)).await
}

/// Revokes a collector, for good.
#[tauri::command]
pub async fn revoke_collector(app: AppHandle, name: String) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.revoke_collector(&name)?)).await
}

/// Distrusts a collector: what goes beyond what is held now is refused.
#[tauri::command]
pub async fn distrust_collector(app: AppHandle, name: String) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.distrust_collector(&name)?)).await
}

/// The bundles of a partner's inbox.
#[tauri::command]
pub async fn inbox(app: AppHandle) -> Answer<Vec<BundleIn>> {
    on_vault(&app, |vault| Ok(vault.inbox()?.into_iter().map(tell::bundle_in).collect())).await
}

/// Fetches what waits on a road.
#[tauri::command]
pub fn fetch(app: AppHandle, place: String) -> Answer<String> {
    let from = self::place(&app, &place, PlaceFor::RoadIn)?;
    job_on_vault(&app, JobKind::Fetch, None, move |vault, task| -> Answer<_> {
        if vault.role() != sanad_vault::Role::Partner {
            return Err(PartnerError::OtherRole { needed: "partner" }.into());
        }
        let road = FolderRoad::new(&from)?;
        let fetched = sanad_courier::fetch(vault, &road, &task.job)?;
        Ok(tell::fetched(&fetched, road.begun()?.len()))
    })
}

/// Takes a bundle in.
#[tauri::command]
pub async fn take_in(app: AppHandle, bundle: String) -> Answer<String> {
    let bundle = on_vault(&app, move |vault| Ok(vault.find_incoming(&bundle)?)).await?;
    job_on_vault(&app, JobKind::TakeIn, None, move |vault, task| -> Answer<_> {
        Ok(tell::taken_in(vault.take_in(&bundle, &task.job)?))
    })
}

/// Accepts a bundle that was taken in.
#[tauri::command]
pub async fn accept(app: AppHandle, bundle: String) -> Answer<String> {
    let bundle = on_vault(&app, move |vault| Ok(vault.find_incoming(&bundle)?)).await?;
    job_on_vault(&app, JobKind::Accept, None, move |vault, task| -> Answer<_> {
        Ok(tell::accepted(&vault.accept(&bundle, &task.job)?))
    })
}

/// Removes a bundle from the inbox that is not wanted.
#[tauri::command]
pub async fn discard_bundle(app: AppHandle, bundle: String) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.discard(&vault.find_incoming(&bundle)?)?)).await
}
