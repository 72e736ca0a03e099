using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Taobao;

namespace ReverseBuy.Benchmarks.Details;

/// <summary>
/// Full answers: every member that the platforms document, with as much in them as a garment has (24 choices, some 20 properties, a
/// description of 14 pictures). The values are made up; the platforms' own samples are cut short.
/// </summary>
internal static class DetailAnswers
{
    public static ListingId Alibaba1688Listing { get; } = new(Alibaba1688Marketplace.Id, "717970180560");

    public static ListingId TaobaoListing { get; } = new(TaobaoMarketplace.Id, "731040994692");

    public static byte[] Alibaba1688 { get; } = Read("alibaba1688-detail.json");

    public static byte[] Taobao { get; } = Read("taobao-item.json");

    private static byte[] Read(string name)
    {
        using var stream = typeof(DetailAnswers).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
