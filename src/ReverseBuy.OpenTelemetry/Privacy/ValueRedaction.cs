using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace ReverseBuy.Privacy;

/// <summary>Replaces what is classified in values that are about to be exported. Nothing is allocated for values that hold nothing of the kind. Thread-safe.</summary>
internal sealed class ValueRedaction(IRedactorProvider redactors)
{
    // Deeper than anybody logs; it ends the walk through objects that refer to each other.
    private const int Deepest = 8;

    /// <summary>Replaces what is classified among named values.</summary>
    /// <returns>Whether there was any.</returns>
    public bool TryRedact(IReadOnlyList<KeyValuePair<string, object?>> values, out KeyValuePair<string, object?>[] redacted)
    {
        KeyValuePair<string, object?>[]? copy = null;
        for (var index = 0; index < values.Count; index++)
        {
            var pair = values[index];
            if (TryRedact(pair.Value, out var replaced))
            {
                copy ??= [.. values];
                copy[index] = new(pair.Key, replaced);
            }
        }

        redacted = copy ?? [];
        return copy is not null;
    }

    /// <summary>Replaces what is classified in a value.</summary>
    /// <returns>Whether there was any.</returns>
    public bool TryRedact(object? value, out object? redacted)
    {
        try
        {
            return TryRedact(value, 0, out redacted);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A getter or a redactor of the host's failed. Its log call must not, and what could not be looked at must not get out.
            redacted = string.Empty;
            return true;
        }
    }

    private bool TryRedact(object? value, int depth, out object? redacted)
    {
        redacted = value;
        if (value is null or string)
        {
            return false;
        }

        var shape = ClassifiedShape.Of(value.GetType());
        switch (shape.Kind)
        {
            case ShapeKind.Plain:
                return false;
            case ShapeKind.Classified:
                redacted = Redact(shape.Classes!, value);
                return true;
            case var _ when depth >= Deepest:
                redacted = string.Empty;
                return true;
            case ShapeKind.Parts:
                return TryRedactParts(value, shape, depth, out redacted);
            default:
                return value is IDictionary dictionary ? TryRedactEntries(dictionary, depth, out redacted) : TryRedactElements((IEnumerable)value, depth, out redacted);
        }
    }

    private bool TryRedactParts(object value, ClassifiedShape shape, int depth, out object? redacted)
    {
        var isChanged = false;
        var members = new KeyValuePair<string, object?>[shape.Members.Count];
        for (var index = 0; index < members.Length; index++)
        {
            var member = shape.Members[index];
            var part = member.Read(value);
            if (member.Classes is { } classes)
            {
                isChanged = true;
                part = part is null ? null : Redact(classes, part);
            }
            else if (TryRedact(part, depth + 1, out var replaced))
            {
                isChanged = true;
                part = replaced;
            }

            members[index] = new(member.Name, part);
        }

        redacted = isChanged ? new RedactedObject(members, $"{value.GetType().Name} {{ {RedactedMessage.Of(members)} }}") : value;
        return isChanged;
    }

    private bool TryRedactEntries(IDictionary dictionary, int depth, out object? redacted)
    {
        var isChanged = false;
        var entries = new List<KeyValuePair<string, object?>>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
        {
            // A key that is classified becomes what a redactor makes of it.
            isChanged |= TryRedact(entry.Key, depth + 1, out var key) | TryRedact(entry.Value, depth + 1, out var value);
            entries.Add(new(Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty, value));
        }

        redacted = isChanged ? new RedactedObject(entries, RedactedMessage.Of(entries)) : dictionary;
        return isChanged;
    }

    private bool TryRedactElements(IEnumerable elements, int depth, out object? redacted)
    {
        // What can be walked once only is kept as it was walked.
        var list = elements as IList ?? elements.Cast<object?>().ToArray();
        object?[]? copy = null;
        for (var index = 0; index < list.Count; index++)
        {
            if (TryRedact(list[index], depth + 1, out var replaced))
            {
                copy ??= [.. list.Cast<object?>()];
                copy[index] = replaced;
            }
        }

        redacted = copy ?? (elements is ICollection ? elements : list);
        return !ReferenceEquals(redacted, elements);
    }

    private string Redact(DataClassificationSet classes, object value)
    {
        var redactor = redactors.GetRedactor(classes);

        // No text of a secret is made for nobody to read.
        return redactor is ErasingRedactor ? string.Empty : redactor.Redact(ClassifiedText.Of(value));
    }
}
