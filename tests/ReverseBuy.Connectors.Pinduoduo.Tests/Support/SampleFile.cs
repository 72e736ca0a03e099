using System.Text.Json;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

/// <summary>The files under <c>Samples</c>: answers in the shapes of Pinduoduo's documents; their values are made up.</summary>
internal static class SampleFile
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".json"));

    public static JsonElement Read(string name) => JsonElement.Parse(Text(name));
}
