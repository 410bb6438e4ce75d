// Every command there is: its module, its name, and the windows that may call it. This one list is
// read by the build script (which makes a permission for each), by the handler, and by the tests that
// compare it with capabilities/*.json and with the page's ui/src/ipc/index.ts.
macro_rules! every_command {
    ($then:ident) => {
        $then! {
            door::greet: door collect review;
            door::listen: door collect review;
            door::unlock: door;
            vault::lock: collect review;
            case::cases: collect review;
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
