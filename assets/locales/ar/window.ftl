# The window's frame, in Arabic: see ../en/window.ftl. The words and the manner stand at the head of
# errors.ftl.

app-name = سند
back = رجوع
skip = الانتقال إلى الصفحة
lock = قفل
lock-now = تُقفل الخزنة.
lock-soon = ستُقفل الخزنة قريبًا
lock-soon-what = لم يلمس أحد لوحة المفاتيح منذ مدة. عند القفل يبقى المحفوظ محفوظًا؛ أما العمل الجاري فيتوقّف، ويمكن بدؤه من جديد.
lock-soon-left = بقي { $left }.
lock-stay = البقاء هنا

## The side

side-label = الأماكن
side-menu = القائمة
side-search = بحث
side-cases = القضايا
side-tray = الوارد السريع
side-outbox = الصادر
side-partners = الشركاء
side-inbox = الوارد
side-collectors = الأطراف الموثِّقة
side-help = المساعدة
side-settings = الإعدادات
# Heard, not seen, after the name of a place.
side-needs = { $count ->
    [zero] لا شيء يحتاج إليك
    [one] شيء واحد يحتاج إليك
    [two] شيئان يحتاجان إليك
    [few] { $count } أشياء تحتاج إليك
    [many] { $count } شيئًا تحتاج إليك
   *[other] { $count } شيء تحتاج إليك
}

nowhere-title = لا شيء هنا
nowhere-what = هذا المكان لم يعد موجودًا، أو لم يكن قط. يمكن اختيار غيره من الجانب.

## Files held above the window

drag-case = الإفلات هنا لحفظها في القضية { $case }
drag-tray = الإفلات هنا لحفظها الآن
drag-not-here = لا تُحفظ الملفات باليد هنا. فهي تأتي مع النقل.

## What is being done

jobs-label = قيد العمل
job-acquire = تُحفظ الملفات
job-assemble = يُعدّ النقل
job-deliver = توضع عمليات النقل في الطريق
job-fetch = تُجلب عمليات النقل
job-take-in = يجري الاستلام
job-accept = يُعدّ القبول
job-fixity = يُفحص كل شيء
job-export = يجري الإخراج
job-backup = تُعمل نسخة احتياطية
job-drill = تُجرَّب النسخة الاحتياطية
job-restore = تُستعاد النسخة الاحتياطية
job-far = { $done } من { $total }
job-stop = إيقاف
job-stopping = يتوقّف العمل
progress-unknown = جارٍ العمل

## Marks

mark-verified = صحّ التحقّق
mark-needs-you = يحتاج إليك
mark-waiting = ينتظر
mark-kept = محفوظ هنا
mark-held = لدى شريك
mark-damaged = معطوب
mark-stopped = متوقّف
mark-covered = مغطّى
mark-grave = لا رجعة فيه

## Parts

hold-how = مع إبقاء الزرّ مضغوطًا.
hold-going = مع مواصلة الضغط.
passphrase-show = إظهار
passphrase-keyboard = لوحة المفاتيح: { $layout }
passphrase-caps = مفتاح Caps Lock مفعّل
fingerprint-group = المجموعة { $at }:
file-sign = علامة غير مرئية في الاسم
# A time by somebody's clock, which nothing proves.
when-claimed = { $when }، بحسب ما يُدّعى
refused-code = الرمز، لمن يساعدك:
refused-unknown = رُفض شيء ما، وليست في هذا البرنامج جملة تصفه.

window-err-page-fault = حدث خطأ في النافذة.
window-hint-page-fault = لم يتغيّر به شيء في الخزنة. ويمكن قفلها ثم فتحها للبدء من جديد.
