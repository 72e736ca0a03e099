using System.Text.Json;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

/// <summary>The files under <c>Samples</c>: the platform's answers, and what is expected of them.</summary>
internal static class SampleFile
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".json"));

    public static JsonElement Read(string name) => JsonElement.Parse(Text(name));
}
