namespace Dragoman.Language.Tests;

/// <summary>A small help centre of eight topics in three languages.</summary>
internal static class TopicFixture
{
    public static IReadOnlyList<TopicDocument> Documents { get; } =
    [
        Article("logistics.tracking-stuck", "en", "Tracking does not update",
            "Ask the carrier for the last scan, then wait for the next one. Open Orders > Order details and compare the tracking number with the label. See [Payout failed](funds.payout-failed.md).",
            "tracking not updating", "no scan for six days", "parcel status has not moved since last week", "tracking shows a wrong country", "The buyer asks every day where the parcel is and the tracking page still says accepted by carrier."),
        Article("logistics.tracking-stuck", "es", "El seguimiento no se actualiza",
            "Pida al transportista el último escaneo y espere el siguiente. Abra Pedidos > Detalles del pedido y compare el número de seguimiento con la etiqueta.",
            "el tracking no actualiza", "seguimiento parado desde hace días", "el paquete no se mueve", "el rastreo muestra otro país", "El comprador pregunta cada día dónde está el paquete y el seguimiento sigue igual."),
        Article("logistics.tracking-stuck", "zh", "物流信息不更新",
            "请先向承运商查询最后一次扫描，再等待下一次轨迹。打开订单 > 订单详情，核对运单号与面单是否一致。",
            "物流一直不更新", "轨迹停了好几天", "包裹物流信息没有变化", "物流显示的国家不对", "买家天天问包裹到哪了，物流轨迹还停在揽收。"),

        Article("funds.payout-failed", "en", "Payout failed",
            "Check the payout account: the name and the bank must match your licence. File under Financial Services with [URGENT-FUND] and the bank statement.",
            "payout failed", "release of money ended in an error", "automatic payout error AE-ERR-403", "the payout did not reach my bank", "Yesterday the payout of USD 1940.20 broke off and the money is back in the balance."),
        Article("funds.payout-failed", "es", "El pago ha fallado",
            "Compruebe la cuenta de cobro: el nombre y el banco deben coincidir con la licencia. Envíe la solicitud a Servicios financieros con [URGENT-FUND] y el extracto bancario.",
            "pago fallido", "la liberación del dinero dio error", "el cobro automático falló AE-ERR-403", "el dinero no llegó a mi banco", "Ayer el pago de 1.940,20 € se interrumpió y el dinero volvió al saldo."),
        Article("funds.payout-failed", "zh", "放款失败",
            "请核对收款账户：户名和开户行须与执照一致。请在金融服务下提交工单，标题加[URGENT-FUND]，并附银行流水截图。",
            "放款失败", "自动放款报错", "放款没有到银行卡", "打款失败 AE-ERR-403", "昨天的放款12,846.50元中断了，钱又退回余额。"),

        Article("funds.deposit-frozen", "en", "Deposit is frozen",
            "Open Funds and read why the security deposit is frozen. Answer the notice with the documents it names; the deposit is released after the check.",
            "deposit frozen", "security deposit locked", "my balance is held", "why is my deposit blocked", "I want to unfreeze the deposit of my store."),
        Article("funds.deposit-frozen", "es", "El depósito está congelado",
            "Abra Fondos y lea por qué está congelado el depósito de garantía. Responda al aviso con los documentos que pide; el depósito se libera tras la revisión.",
            "depósito congelado", "depósito de garantía bloqueado", "mi saldo está retenido", "por qué bloquearon mi depósito", "Quiero descongelar el depósito de mi tienda."),
        Article("funds.deposit-frozen", "zh", "保证金被冻结",
            "请打开资金，查看保证金冻结的原因，按通知补交材料；审核后保证金解冻。",
            "保证金被冻结", "余额被锁定", "保证金怎么解冻", "店铺保证金冻结原因", "我的保证金突然冻结了，没有任何打款。"),

        Article("dispute.evidence", "en", "Which evidence a dispute needs",
            "Upload product photos, the quality report and the proof of delivery within 72 h, in Order details > Dispute > Appeal.",
            "evidence for a dispute", "what proof should I upload", "photos and quality report for the dispute", "proof of delivery as evidence", "The buyer opened a dispute and I do not know which documents count."),
        Article("dispute.evidence", "es", "Qué pruebas necesita una disputa",
            "Suba fotos del producto, el informe de calidad y la prueba de entrega en 72 h, en Detalles del pedido > Disputa > Apelación.",
            "pruebas para una disputa", "qué pruebas debo subir", "fotos e informe de calidad para la disputa", "prueba de entrega", "El comprador abrió una disputa y no sé qué documentos valen."),
        Article("dispute.evidence", "zh", "纠纷需要哪些证据",
            "请在72小时内于订单详情 > 纠纷 > 申诉上传商品照片、质检报告和签收证明。",
            "纠纷证据", "纠纷要上传什么凭证", "质检报告和照片怎么交", "签收证明算证据吗", "买家开了纠纷，不知道哪些材料有用。"),

        Article("dispute.return", "en", "Buyer returns the goods",
            "When the goods come back inside a dispute, inspect the parcel on camera and confirm the refund in the dispute page.",
            "buyer returns item", "return and refund rules", "returned goods arrived damaged", "refund after return", "The buyer wants to send the item back and keep the refund."),
        Article("dispute.return", "es", "El comprador devuelve el producto",
            "Si la mercancía vuelve dentro de una disputa, revise la devolución ante la cámara y confirme el reembolso en la página de la disputa.",
            "devolución del comprador", "reglas de devolución y reembolso", "la devolución llegó dañada", "reembolso tras la devolución", "El comprador quiere devolver el artículo y quedarse con el reembolso."),
        Article("dispute.return", "zh", "买家退货",
            "纠纷中买家退货时，请拍摄开箱视频验货，并在纠纷页面确认退款。",
            "买家退货", "退货退款规则", "退回的货坏了", "退货后退款", "买家要退货还要全额退款。"),

        Article("support.phone", "en", "Is there a phone number",
            "There is no telephone line. Write through Help at the top right; anyone who calls you as support is not us.",
            "support phone number", "can I call you", "customer service hotline", "telephone of seller support", "Give me the number, I want to talk to a person on the phone."),
        Article("support.phone", "es", "Hay un número de teléfono",
            "No hay línea telefónica. Escriba desde Ayuda, arriba a la derecha; quien le llame como soporte no somos nosotros.",
            "teléfono de soporte", "puedo llamarles", "número de atención al vendedor", "línea telefónica", "Deme el número, quiero hablar por teléfono con una persona."),
        Article("support.phone", "zh", "有没有客服电话",
            "没有电话热线。请从右上角帮助进入；自称客服来电的都不是我们。",
            "客服电话", "人工客服电话号码", "能打电话吗", "卖家热线", "给我一个电话号码，我要找真人说。"),

        Article("logistics.label-print", "en", "One shipping label cannot be printed",
            "Download the label as PDF and print it at 100 %. If the label stays blank, note the code, for example LBL-PRT-0091.",
            "label will not print", "shipping label blank", "cannot print the label", "label printer error LBL-PRT-0091", "The label opens as a white page and the courier is waiting."),
        Article("logistics.label-print", "es", "No se puede imprimir una etiqueta",
            "Descargue la etiqueta en PDF e imprímala al 100 %. Si la etiqueta sale en blanco, anote el código, por ejemplo LBL-PRT-0091.",
            "la etiqueta no imprime", "etiqueta de envío en blanco", "no puedo imprimir la etiqueta", "error de impresora LBL-PRT-0091", "La etiqueta se abre en blanco y el mensajero espera."),
        Article("logistics.label-print", "zh", "面单打印不了",
            "请下载PDF面单，按100%打印。如果面单空白，请记下错误码，例如LBL-PRT-0091。",
            "面单打印不出来", "面单空白", "无法打印面单", "打印机报错 LBL-PRT-0091", "面单打开是白页，快递员在等。"),

        Article("account.login-failed", "en", "Cannot sign in",
            "Reset the password on the sign-in page. If the code does not arrive, check the registered e-mail.",
            "cannot log in", "password not accepted", "sign-in code does not arrive", "login page error", "Since this morning the login says my password is wrong."),
        Article("account.login-failed", "es", "No puedo iniciar sesión",
            "Restablezca la contraseña en la página de acceso. Si el código no llega, revise el correo registrado.",
            "no puedo entrar en mi cuenta", "contraseña incorrecta", "no llega el código de acceso", "error al iniciar sesión", "Desde esta mañana dice que la contraseña no es válida."),
        Article("account.login-failed", "zh", "登录不了",
            "请在登录页重置密码。收不到验证码时，请核对注册邮箱。",
            "登录失败", "密码不对", "收不到登录验证码", "账号登不上", "从早上开始登录就提示密码错误。"),
    ];

    private static TopicDocument Article(string topic, string language, string title, string body, params string[] questions) =>
        new(topic, language, title, questions, body);
}
