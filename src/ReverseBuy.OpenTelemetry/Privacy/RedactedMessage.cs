using System.Collections;
using System.Globalization;
using System.Text;

namespace ReverseBuy.Privacy;

/// <summary>Writes the text of a message anew, of its template and of what its values were replaced with.</summary>
internal static class RedactedMessage
{
    private const string TemplateKey = "{OriginalFormat}";

    /// <summary>The template that a message was logged with, which is the last of its values.</summary>
    public static string? TemplateOf(IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        for (var index = values.Count - 1; index >= 0; index--)
        {
            if (values[index] is { Key: TemplateKey, Value: string template })
            {
                return template;
            }
        }

        return null;
    }

    /// <summary>The text: by the template, or each value with its name where there is none.</summary>
    public static string Of(IReadOnlyList<KeyValuePair<string, object?>> values) =>
        TemplateOf(values) is { } template ? Fill(template, values) : string.Join(", ", values.Select(pair => $"{pair.Key} = {TextOf(pair.Value)}"));

    private static string Fill(string template, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        var text = new StringBuilder(template.Length * 2);
        for (var at = 0; at < template.Length; at++)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (template[at] is '{' or '}' && at + 1 < template.Length && template[at + 1] == template[at])
            {
                text.Append(template[at++]);
            }
            else if (end < 0)
            {
                text.Append(template[at]);
            }
            else
            {
                AppendHole(text, template[(at + 1)..end], values);
                at = end;
            }
        }

        return text.ToString();
    }

    private static void AppendHole(StringBuilder text, string hole, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        var nameEnd = hole.AsSpan().IndexOfAny(',', ':');
        var (name, form) = nameEnd < 0 ? (hole, string.Empty) : (hole[..nameEnd], hole[nameEnd..]);
        if (!TryFind(values, name.Trim(), out var value))
        {
            text.Append('{').Append(hole).Append('}');
            return;
        }

        try
        {
            text.AppendFormat(CultureInfo.InvariantCulture, $"{{0{form}}}", value is IFormattable ? value : TextOf(value));
        }
        catch (FormatException)
        {
            text.Append(TextOf(value));
        }
    }

    // Generated messages name their values without what a template writes before a name, and in the case of the parameter.
    private static bool TryFind(IReadOnlyList<KeyValuePair<string, object?>> values, string name, out object? value)
    {
        foreach (var pair in values)
        {
            if (pair.Key.AsSpan().TrimStart("@$").Equals(name.AsSpan().TrimStart("@$"), StringComparison.OrdinalIgnoreCase))
            {
                value = pair.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    private static string TextOf(object? value) => value switch
    {
        null => "(null)",
        string text => text,
        RedactedObject redacted => redacted.ToString(),
        IEnumerable elements => string.Join(", ", elements.Cast<object?>().Select(TextOf)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
