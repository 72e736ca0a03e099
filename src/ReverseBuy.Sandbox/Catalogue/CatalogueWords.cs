using System.Text.Json;

namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>The committed word data (<c>families.json</c>) all listings are made of.</summary>
internal sealed record CatalogueWords(IReadOnlyList<WordSeller> Sellers, IReadOnlyList<WordFamily> Families)
{
    public static CatalogueWords Read()
    {
        using var stream = typeof(CatalogueWords).Assembly.GetManifestResourceStream("families.json")!;
        return JsonSerializer.Deserialize<CatalogueWords>(stream, JsonSerializerOptions.Web)!;
    }
}
