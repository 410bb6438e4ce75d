# What the shell itself shows, in Arabic: see ../en/window-shell.ftl. The words and the manner stand at the
# head of errors.ftl.

shell-choose-new-vault = أين تكون الخزنة الجديدة
shell-choose-old-vault = مجلد خزنتك
shell-choose-backup = مجلد النسخ الاحتياطية
shell-choose-restore = النسخة الاحتياطية المراد استعادتها
shell-choose-road-out = المجلد أو وحدة USB لإخراجها
shell-choose-road-in = المجلد أو وحدة USB وفيها ما وصل
shell-choose-export = أين تكون النسخة غير المشفّرة
shell-choose-proof = أين يكون الإثبات
shell-choose-invitation-out = أين تكون الدعوة
shell-choose-invitation-in = الدعوة التي وصلت
shell-choose-sheet = أين تكون ورقة الاسترداد
shell-choose-card = إشعار العناوين الذي وصل
shell-choose-pass = تصريح الصندوق
shell-choose-approval = الإذن الذي وصل
shell-choose-approval-out = أين يكون الإذن
shell-choose-files = الملفات المراد حفظها في الخزنة
shell-choose-folder = مجلد ملفاته تُحفظ في الخزنة

## Buttons

shell-choose = اختيار
shell-choose-this-folder = اختيار هذا المجلد
shell-save-here = حفظ هنا
shell-cancel = إلغاء
