using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReverseBuy.BrowseSimulation.Reporting;

/// <summary>Everything that was measured, for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(IReadOnlyList<RunResult> results) => JsonSerializer.Serialize(results, s_options);
}
