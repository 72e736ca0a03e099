using System.Text.Json;

namespace ReverseBuy.Settings;

/// <summary>Settings as a JSON document, for those who store, send or show them. What one version has written every later one reads.</summary>
public static class SettingsFormat
{
    /// <summary>Writes settings: the same text for the same settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The document; without what is not set.</returns>
    public static string Write(TenantSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return JsonSerializer.Serialize(settings, SettingsJsonContext.Default.TenantSettings);
    }

    /// <summary>Reads what a version of ours has written. Members that only a later one knows are left out.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="FormatException">It is no such document. The message quotes none of it.</exception>
    public static TenantSettings Read(string document) => Read(document, SettingsJsonContext.Default.TenantSettings);

    /// <summary>Reads what a person has written: a member that nobody knows is a mistake.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="FormatException">It is no such document. The message names the place and quotes none of it.</exception>
    public static TenantSettings ReadStrictly(string document) => Read(document, StrictSettingsJsonContext.Default.TenantSettings);

    /// <summary>Writes what was changed.</summary>
    /// <param name="differences">The differences.</param>
    /// <returns>The document.</returns>
    public static string WriteDifferences(IReadOnlyList<SettingDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        return JsonSerializer.Serialize(differences, SettingsJsonContext.Default.IReadOnlyListSettingDifference);
    }

    /// <summary>Reads what was changed.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="FormatException">It is no such document.</exception>
    public static IReadOnlyList<SettingDifference> ReadDifferences(string document) => Read(document, SettingsJsonContext.Default.IReadOnlyListSettingDifference);

    private static TValue Read<TValue>(string document, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TValue> form)
    {
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            return JsonSerializer.Deserialize(document, form) ?? throw new JsonException("The document is null.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Its words may quote a contact. Its place may not.
            throw new FormatException($"This is no document of settings. What is wrong is at '{(exception as JsonException)?.Path ?? "$"}'.");
        }
    }
}
