using System.Text.Json;
using ReverseBuy.EntityFrameworkCore.Documents;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

/// <summary>A hold as text: a <see cref="HoldDocument"/>, or nothing.</summary>
internal static class HoldText
{
    public static string? Write(Hold? hold) => hold is null ? null : JsonSerializer.Serialize(HoldDocument.Of(hold), ColumnJsonContext.Default.HoldDocument);

    public static Hold? Read(string? text) => text is null ? null : ColumnText.Read(text, ColumnJsonContext.Default.HoldDocument, document => document.ToHold());
}
