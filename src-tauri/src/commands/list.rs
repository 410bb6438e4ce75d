// Every command there is: its module, its name, and the windows that may call it. This one list is
// read by the build script (which makes a permission for each), by the handler, and by the tests that
// compare it with capabilities/*.json and with the page's ui/src/ipc/index.ts.
macro_rules! every_command {
    ($then:ident) => {
        $then! {
            door::greet: door collect review;
            door::listen: door collect review;
            door::set_settings: door collect review;
            door::create_vault: door;
            door::enter: door;
            door::unlock: door;
            door::unlock_with_sheet: door;
            door::know_vault: door;
            door::unknow_vault: door;
            door::restore_backup: door;
            keys::suggest_passphrase: door collect review;
            keys::weigh_passphrase: door collect review;
            keys::rehearse_sheet: door collect review;
            keys::write_sheet: door collect review;
            keys::change_passphrase: collect review;
            keys::new_sheet: collect review;
            keys::replace_keys: collect review;
            keys::backup: collect review;
            keys::drill: collect review;
            keys::wipe: collect review;
            job::jobs: door collect review;
            job::stop_job: door collect review;
            job::dismiss_job: door collect review;
            vault::lock: collect review;
            vault::stay: collect review;
            vault::remember_spot: door collect review;
            vault::recall_spot: collect review;
            vault::vault: collect review;
            vault::diagnostics: collect review;
            vault::check_fixity: collect review;
            case::cases: collect review;
            case::new_case: collect;
            case::set_case_note: collect review;
            case::custody: collect review;
            item::items: collect review;
            item::item: collect review;
            item::describe: collect;
            item::record_basis: collect;
            item::acquire: collect;
            item::export_item: collect review;
            item::prove_item: collect review;
            item::forget: collect;
            item::dispose: collect;
            road::partners: collect;
            road::open_invitation: collect;
            road::add_partner: collect;
            road::confirm_partner: collect;
            road::weigh_transfer: collect;
            road::assemble: collect;
            road::outbox: collect;
            road::withdraw_bundle: collect;
            road::resend_bundle: collect;
            road::deliver: collect review;
            road::collectors: review;
            road::invite: review;
            road::confirm_collector: review;
            road::revoke_collector: review;
            road::inbox: review;
            road::fetch: review;
            road::take_in: review;
            road::accept: review;
            road::discard_bundle: review;
            media::look: collect review;
            media::text: collect review;
            media::playable: collect review;
            media::media_token: collect review;
            media::set_graphic: collect review;
            place::choose_place: door collect review;
            place::choose_files: collect;
            place::choose_folder: collect;
            place::paste: collect;
            place::discard_drop: collect;
            place::unplug: collect review;
            place::where_things_are: collect review;
        }
    };
}
