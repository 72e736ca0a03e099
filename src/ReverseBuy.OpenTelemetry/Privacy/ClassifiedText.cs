using System.Collections;
using System.Globalization;
using System.Text;

namespace ReverseBuy.Privacy;

/// <summary>The text of a classified value, which a redactor is given: equal for equal values, so that a hash of it may be compared. Text forms of such types hide what this is about.</summary>
internal static class ClassifiedText
{
    private const int Deepest = 8;

    public static string Of(object value)
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
                break;
            case string or Uri or Enum:
                text.Append(value);
                break;
            case byte[] bytes:
                text.Append(Convert.ToHexStringLower(bytes));
                break;
            case ReadOnlyMemory<byte> bytes:
                text.Append(Convert.ToHexStringLower(bytes.Span));
                break;
            case IFormattable formattable:
                text.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IEnumerable elements when depth < Deepest:
                text.Append('[');
                foreach (var element in elements)
                {
                    Append(text, element, depth + 1);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case not null when depth < Deepest:
                AppendMembers(text, value, depth);
                break;
        }
    }

    // What has one member only, such as an id, is that member: its hash is the one of the same text logged elsewhere.
    private static void AppendMembers(StringBuilder text, object value, int depth)
    {
        var members = ClassifiedShape.MembersOf(value.GetType()).Select(member => new ShapeMember(member, null)).ToArray();
        if (members is [var only])
        {
            Append(text, only.Read(value), depth + 1);
            return;
        }

        text.Append('{');
        foreach (var member in members)
        {
            text.Append(member.Name).Append('=');
            Append(text, member.Read(value), depth + 1);
            text.Append(';');
        }

        text.Append('}');
    }
}
