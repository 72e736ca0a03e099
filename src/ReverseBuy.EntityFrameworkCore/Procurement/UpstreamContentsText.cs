using System.Text.Json;
using ReverseBuy.EntityFrameworkCore.Documents;
using ReverseBuy.Procurement;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

/// <summary>The units in an upstream order as text: a list of <see cref="UpstreamContentDocument"/>.</summary>
internal static class UpstreamContentsText
{
    public static string Write(IReadOnlyList<UpstreamContent> contents) => JsonSerializer.Serialize(
        [.. contents.Select(content => new UpstreamContentDocument(content.OrderLine, content.Quantity))],
        ColumnJsonContext.Default.IReadOnlyListUpstreamContentDocument);

    public static IReadOnlyList<UpstreamContent> Read(string text) => ColumnText.Read<IReadOnlyList<UpstreamContentDocument>, IReadOnlyList<UpstreamContent>>(
        text,
        ColumnJsonContext.Default.IReadOnlyListUpstreamContentDocument,
        documents => [.. documents.Select(document => new UpstreamContent(document.Line, document.Quantity))]);
}
