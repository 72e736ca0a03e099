using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using OpenTelemetry.Logs;

namespace ReverseBuy.OpenTelemetry.Tests.Privacy;

/// <summary>All that an exporter can write of a record: texts, members of objects to the last, elements, bytes.</summary>
internal static class Exported
{
    private const int Deepest = 10;

    public static string Text(LogRecord record)
    {
        var text = new StringBuilder();
        text.AppendLine(record.Body).AppendLine(record.FormattedMessage);
        Append(text, record.Attributes, 0);
#pragma warning disable CS0618 // Exporters still read it.
        Append(text, record.State, 0);
#pragma warning restore CS0618
        record.ForEachScope(
            static (scope, text) =>
            {
                Append(text, scope.Scope, 0);
                foreach (var pair in scope)
                {
                    Append(text, pair.Value, 0);
                }
            },
            text);
        return text.ToString();
    }

    public static string Text(Activity span)
    {
        var text = new StringBuilder();
        foreach (var tag in span.TagObjects)
        {
            text.Append(tag.Key).Append('=');
            Append(text, tag.Value, 0);
        }

        return text.ToString();
    }

    public static string Text(object value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                return;
            case byte[] bytes:
                text.AppendLine(Encoding.UTF8.GetString(bytes));
                return;
            case ReadOnlyMemory<byte> bytes:
                text.AppendLine(Encoding.UTF8.GetString(bytes.Span));
                return;
            case string or Uri or IFormattable or Type or MemberInfo or Delegate:
                text.AppendLine(value.ToString());
                return;
        }

        text.AppendLine(value.ToString());
        if (depth == Deepest)
        {
            return;
        }

        foreach (var element in value as IEnumerable ?? Array.Empty<object>())
        {
            Append(text, element, depth + 1);
        }

        foreach (var field in value.GetType().GetFields())
        {
            Append(text, field.GetValue(value), depth + 1);
        }

        foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike))
        {
            try
            {
                text.Append(property.Name).Append('=');
                Append(text, property.GetValue(value), depth + 1);
            }
            catch (TargetInvocationException)
            {
                // An object that no constructor made may have members that fail; the others show.
            }
        }
    }
}
