using System.Text.Json;

namespace ReverseBuy.Connectors.Jd.Tests.Support;

/// <summary>The files under <c>Samples</c>: answers in the shapes of JD's documents, some of them captured; their values are made up.</summary>
internal static class SampleFile
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".json"));

    public static JsonElement Read(string name) => JsonElement.Parse(Text(name));
}
