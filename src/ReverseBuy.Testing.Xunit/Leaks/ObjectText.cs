using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace ReverseBuy.Testing;

/// <summary>All that an object says by its public properties, however deep, as one text; and what of it somebody wants to keep.</summary>
/// <param name="keep">Is given each value and object on the way.</param>
internal sealed class ObjectText(Action<object>? keep = null)
{
    private const int Deepest = 16;
    private const int MostItems = 2000;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

    private readonly StringBuilder _text = new();
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    public static string Of(object? value, Action<object>? keep = null)
    {
        var text = new ObjectText(keep);
        text.Add(value, 0);
        return text._text.ToString();
    }

    private void Add(object? value, int depth)
    {
        if (value is null || depth > Deepest)
        {
            return;
        }

        keep?.Invoke(value);
        switch (value)
        {
            case string text:
                Say(text);
                break;
            case Guid id:
                Say(id.ToString("N"));
                break;
            case byte[] bytes:
                Say(Encoding.Latin1.GetString(bytes));
                break;
            case ReadOnlyMemory<byte> bytes:
                Say(Encoding.Latin1.GetString(bytes.Span));
                break;
            case Stream { CanRead: true } stream:
                Say(Read(stream));
                break;
            case Exception or Uri or Type:
                Say(value.ToString());
                break;
            case IEnumerable items:
                AddItems(items, depth);
                break;
            case IFormattable formattable when value is not IEnumerable && value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true:
                Say(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case Delegate or CancellationToken or Task or IServiceProvider or MemberInfo:
                break;
            default:
                AddProperties(value, depth);
                break;
        }
    }

    private void Say(string? text) => _text.Append(text).Append(' ');

    private void AddItems(IEnumerable items, int depth)
    {
        if (!_seen.Add(items))
        {
            return;
        }

        foreach (var item in items.Cast<object?>().Take(MostItems))
        {
            Add(item, depth + 1);
        }
    }

    private void AddProperties(object value, int depth)
    {
        var type = value.GetType();
        if (!type.IsValueType && !_seen.Add(value))
        {
            return;
        }

        // What is of the framework says itself what it is: its parts lead into its works.
        var isOfFramework = type.Namespace is { } name && (name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft", StringComparison.Ordinal));
        if (type.IsEnum || type.IsPrimitive || (isOfFramework && !IsPair(type)))
        {
            Say(value.ToString());
            return;
        }

        foreach (var property in s_properties.GetOrAdd(type, PropertiesOf))
        {
            Add(Get(property, value), depth + 1);
        }
    }

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)];

    // A property may refuse to answer in the state that the object is in; then it tells nothing.
    private static object? Get(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static string Read(Stream stream)
    {
        using var copy = new MemoryStream();
        var position = stream.CanSeek ? stream.Position : 0;
        stream.CopyTo(copy);
        if (stream.CanSeek)
        {
            stream.Position = position;
        }

        return Encoding.Latin1.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }
}
