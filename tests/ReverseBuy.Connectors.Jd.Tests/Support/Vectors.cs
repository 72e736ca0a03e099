using System.Text.Json;

namespace ReverseBuy.Connectors.Jd.Tests.Support;

/// <summary>The published test vectors.</summary>
internal static class Vectors
{
    public static IReadOnlyList<JsonElement> All { get; } =
        [.. JsonElement.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "jd.json"))).EnumerateArray()];

    public static TheoryData<string> Of(params string[] schemes) =>
        [.. All.Where(vector => schemes.Contains(vector.GetProperty("scheme").GetString())).Select(vector => vector.GetProperty("id").GetString()!)];

    public static JsonElement Find(string id) => All.Single(vector => vector.GetProperty("id").GetString() == id);

    public static string Text(this JsonElement vector, string name) => vector.GetProperty(name).GetString()!;
}
