using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using ReverseBuy.Conventions.Tests.Law;
using ReverseBuy.Privacy;

namespace ReverseBuy.OpenTelemetry.Tests.Privacy;

/// <summary>Objects of all types that are classified or have members that are; each text in what is classified is one that is easily found.</summary>
internal static class ClearText
{
    public const string Marker = "clear-text-of-somebody";

    private const string Plain = "plain";
    private const int Deepest = 6;
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] s_all = [.. SourceProject.All.SelectMany(project => project.Compiled.GetTypes())];

    /// <summary>The types that any package marks, or marks a member of, in the order of their names.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. s_all.Where(type => !type.IsAbstract && !type.IsGenericTypeDefinition && (IsMarked(type) || type.GetProperties().Any(IsMarked))).OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    public static object Of(Type type) => Make(type, Plain, 0) ?? throw new InvalidOperationException($"{type} cannot be made.");

    // A field that no property is kept in, of a type with members that are marked, is what those are made of.
    private static bool HoldsMarked(Type type, FieldInfo field) =>
        type.GetProperties(Members).FirstOrDefault(property => field.Name.Equals($"<{property.Name}>k__BackingField", StringComparison.Ordinal)) is { } kept
            ? IsMarked(kept)
            : type.GetProperties().Any(IsMarked);

    private static bool IsMarked(MemberInfo member) =>
        Attribute.IsDefined(member, typeof(PersonalDataAttribute), inherit: true) || Attribute.IsDefined(member, typeof(SecretAttribute), inherit: true);

    private static object? Make(Type type, string text, int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        if (type == typeof(string) || type == typeof(object))
        {
            return text;
        }

        if (type == typeof(Uri))
        {
            return new Uri($"https://{text}.example/");
        }

        if (type == typeof(byte[]))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        if (type == typeof(ReadOnlyMemory<byte>))
        {
            return new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(text));
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Make(underlying, text, depth);
        }

        if (ElementOf(type) is { } element)
        {
            var array = Array.CreateInstance(element, 1);
            array.SetValue(Make(element, text, depth + 1), 0);
            return array;
        }

        return type.Assembly.GetName().Name!.StartsWith("ReverseBuy", StringComparison.Ordinal) ? MakeOurs(type, text, depth) : type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsInterface && type.IsGenericType && type.GetGenericArguments() is [var only] && type.IsAssignableFrom(only.MakeArrayType()) ? only
        : null;

    private static object? MakeOurs(Type type, string text, int depth)
    {
        var made = type is { IsAbstract: false, IsInterface: false } ? type : s_all.FirstOrDefault(other => other.IsClass && !other.IsAbstract && !other.IsGenericTypeDefinition && other.IsSubclassOf(type));
        if (made is null || made.IsEnum || made.IsAssignableTo(typeof(Delegate)))
        {
            return made is { IsEnum: true } ? RuntimeHelpers.GetUninitializedObject(made) : null;
        }

        var owner = RuntimeHelpers.GetUninitializedObject(made);
        for (var level = made; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(Members))
            {
                field.SetValue(owner, Make(field.FieldType, IsMarked(made) || HoldsMarked(level, field) ? Marker : text, depth + 1));
            }
        }

        return owner;
    }
}
