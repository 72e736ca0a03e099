using System.Text.Json;
using ReverseBuy.EntityFrameworkCore.Documents;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

/// <summary>Keeps what compliance rules said of an order in one column: it is only ever read with the order.</summary>
internal static class ComplianceText
{
    public static string? Write(OrderCompliance? compliance) =>
        compliance is null ? null : JsonSerializer.Serialize(ComplianceDocument.Of(compliance), ColumnJsonContext.Default.ComplianceDocument);

    public static OrderCompliance? Read(string? text) =>
        text is null ? null : ColumnText.Read(text, ColumnJsonContext.Default.ComplianceDocument, document => document.ToCompliance());
}
