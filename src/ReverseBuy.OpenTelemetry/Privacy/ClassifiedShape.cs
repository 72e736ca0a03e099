using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Compliance.Classification;

namespace ReverseBuy.Privacy;

/// <summary>
/// What a type holds that is classified, found out once for each type. Members are followed by the types that they are declared with, for a getter must not be called in search of what may be there:
/// it could load from a database. Elements of collections are looked at themselves.
/// </summary>
internal sealed class ClassifiedShape
{
    private const string Trimmed = "A member that trimming has taken away cannot be read by an exporter either, which finds members in the same way.";

    // Weak: a host may unload what it has logged objects of.
    private static readonly ConditionalWeakTable<Type, ClassifiedShape> s_shapes = [];
    private static readonly ClassifiedShape s_plain = new(ShapeKind.Plain);
    private static readonly ClassifiedShape s_sequence = new(ShapeKind.Sequence);

    // Such as a task of an address: what it holds cannot be read without an effect, so all of it goes.
    private static readonly ClassifiedShape s_closed = new(ShapeKind.Classified) { Classes = new(ReverseBuyClassifications.PersonalData, ReverseBuyClassifications.Secret) };

    private ClassifiedShape(ShapeKind kind) => Kind = kind;

    public ShapeKind Kind { get; }

    public DataClassificationSet? Classes { get; private init; }

    public IReadOnlyList<ShapeMember> Members { get; private init; } = [];

    public static ClassifiedShape Of(Type type) => s_shapes.TryGetValue(type, out var shape) ? shape : s_shapes.GetValue(type, Make);

    /// <summary>The public members of a type that can be read, without those of the framework's base types.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Trimmed)]
    public static IEnumerable<MemberInfo> MembersOf(Type type)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var properties = type.GetProperties(Public).Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && IsReadable(property.PropertyType));
        var fields = type.GetFields(Public).Where(field => IsReadable(field.FieldType));
        return properties.Concat<MemberInfo>(fields).Where(member => IsPair(type) || !IsOfFramework(member.DeclaringType!));
    }

    public static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static ClassifiedShape Make(Type type)
    {
        if (ClassesOf(type) is { } classes)
        {
            return new(ShapeKind.Classified) { Classes = classes };
        }

        if (!IsOfFramework(type) && Reading(type) is { Count: > 0 } members)
        {
            return new(ShapeKind.Parts) { Members = members };
        }

        if (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)))
        {
            var elements = ElementsOf(type).ToArray();
            return elements.Length == 0 || elements.Any(MayHold) ? s_sequence : s_plain;
        }

        if (!IsOfFramework(type) || !type.GetGenericArguments().Any(MayHold))
        {
            return s_plain;
        }

        return IsPair(type) ? new(ShapeKind.Parts) { Members = [.. MembersOf(type).Select(member => new ShapeMember(member, null))] }
            : type.GetGenericArguments().Any(Reaches) ? s_closed : s_plain;
    }

    // What to show of an object that has classified parts: these, redacted, and beside them what are mere values. Nothing else is asked for.
    private static List<ShapeMember> Reading(Type type)
    {
        var members = MembersOf(type).Select(member => new ShapeMember(member, ClassesOf(member))).ToArray();
        return members.Any(IsPart) ? [.. members.Where(member => IsPart(member) || IsMereValue(TypeOf(member.Member)))] : [];
    }

    private static bool IsPart(ShapeMember member) => member.Classes is not null || Reaches(TypeOf(member.Member));

    private static bool IsMereValue(Type type) => type.IsValueType || type == typeof(string) || type == typeof(Uri);

    private static bool MayHold(Type type) =>
        type == typeof(object) || type.IsInterface || (type.IsClass && !type.IsSealed && !IsOfFramework(type)) || Reaches(type)
        || (IsOfFramework(type) && PartsOf(type).Any(MayHold));

    private static bool Reaches(Type type)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([type]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (ClassesOf(next) is not null)
            {
                return true;
            }

            foreach (var part in PartsOf(next))
            {
                open.Push(part);
            }

            if (IsOfFramework(next))
            {
                continue;
            }

            foreach (var member in MembersOf(next))
            {
                if (ClassesOf(member) is not null)
                {
                    return true;
                }

                open.Push(TypeOf(member));
            }
        }

        return false;
    }

    private static IEnumerable<Type> PartsOf(Type type) => type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments().Concat(IsOfFramework(type) ? [] : ElementsOf(type));

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Trimmed)]
    private static IEnumerable<Type> ElementsOf(Type type) =>
        from face in type.GetInterfaces().Append(type)
        where face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)
        select face.GetGenericArguments()[0];

    private static DataClassificationSet? ClassesOf(MemberInfo member) =>
        (Attribute.IsDefined(member, typeof(PersonalDataAttribute), inherit: true), Attribute.IsDefined(member, typeof(SecretAttribute), inherit: true)) switch
        {
            (true, true) => new(ReverseBuyClassifications.PersonalData, ReverseBuyClassifications.Secret),
            (true, false) => new(ReverseBuyClassifications.PersonalData),
            (false, true) => new(ReverseBuyClassifications.Secret),
            _ => null,
        };

    private static bool IsReadable(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef;

    private static bool IsPair(Type type) => type.IsAssignableTo(typeof(ITuple)) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static bool IsOfFramework(Type type) =>
        type.Assembly.GetName().Name is { } name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard");
}
