using System.Collections.Frozen;
using ReverseBuy.Buying;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Writes an order: a reservation, made at the prices that we expect or not at all.</summary>
internal static class JdOrderForm
{
    /// <summary>The fields that are filled here, and so by no option.</summary>
    public static FrozenSet<string> Names { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "token", "thirdOrder", "sku", "name", "mobile", "email", "zip", "address", "province", "city", "county", "town", "paymentType", "isUseBalance", "submitState",
        "doOrderPriceMode", "orderPriceSnap", "invoiceState", "invoiceType", "selectedInvoiceTitle", "companyName", "invoiceContent");

    public static IReadOnlyList<KeyValuePair<string, string>> Write(JdOptions options, PurchaseRequest request, IReadOnlyList<JdLine> lines, JdArea area) =>
    [
        new("thirdOrder", request.Reference),
        new("sku", JdLine.Ordered(lines)),
        new("name", request.Destination.ContactName),
        new("mobile", request.Destination.ContactPhone),
        new("email", options.Email),
        new("zip", request.Destination.PostalCode),
        new("address", request.Destination.Street),
        .. area.Fields(),
        new("paymentType", JdArea.Text((long)options.PaymentType)),
        new("isUseBalance", options.PaymentType == JdPaymentType.PrepaidBalance ? "1" : "0"),

        // Stock is reserved and nothing charged until the order is confirmed.
        new("submitState", "0"),
        new("doOrderPriceMode", "1"),
        new("orderPriceSnap", JdLine.PriceSnap(lines)),
        new("invoiceState", JdArea.Text((long)options.Invoice.State)),
        new("invoiceType", JdArea.Text((long)options.Invoice.Type)),
        new("selectedInvoiceTitle", JdArea.Text((long)options.Invoice.Title)),
        new("companyName", options.Invoice.Title == JdInvoiceTitle.Company ? options.Invoice.CompanyName ?? string.Empty : string.Empty),
        new("invoiceContent", JdArea.Text((long)options.Invoice.Content)),
        .. options.OrderFields,
    ];
}
