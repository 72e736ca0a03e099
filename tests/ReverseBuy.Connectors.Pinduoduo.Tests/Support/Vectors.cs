using System.Text.Json;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

/// <summary>The published test vectors.</summary>
internal static class Vectors
{
    public static IReadOnlyList<JsonElement> All { get; } =
        [.. JsonElement.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "pinduoduo.json"))).EnumerateArray()];

    public static TheoryData<string> Of(params string[] algos) =>
        [.. All.Where(vector => algos.Contains(vector.GetProperty("algo").GetString())).Select(vector => vector.GetProperty("id").GetString()!)];

    public static JsonElement Find(string id) => All.Single(vector => vector.GetProperty("id").GetString() == id);

    public static string Text(this JsonElement vector, string name) => vector.GetProperty(name).GetString()!;
}
