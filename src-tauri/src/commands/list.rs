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
        }
    };
}
