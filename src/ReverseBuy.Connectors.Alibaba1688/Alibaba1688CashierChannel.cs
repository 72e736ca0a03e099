namespace ReverseBuy.Connectors.Alibaba1688;

/// <summary>Which cashier's page a person is sent to.</summary>
public enum Alibaba1688CashierChannel
{
    /// <summary>Alipay's, for up to 100 orders: <c>alibaba.alipay.url.get</c>.</summary>
    Alipay,

    /// <summary>Kuajingbao's (跨境宝), for up to 30 orders: <c>alibaba.crossBorderPay.url.get</c>.</summary>
    CrossBorderPay,

    /// <summary>Cheng-e-She's (诚e赊), for up to 30 orders: <c>alibaba.creditPay.url.get</c>.</summary>
    CreditPay,
}
