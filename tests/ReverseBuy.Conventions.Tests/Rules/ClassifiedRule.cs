using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using ReverseBuy.Privacy;

namespace ReverseBuy.Conventions.Tests.Rules;

/// <summary>What is personal data or a secret says so, hides itself in its type's text form, and is in no message of a log and in no exception.</summary>
internal static partial class ClassifiedRule
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, bool> s_holds = new();

    public static IEnumerable<string> Violations(IReadOnlyCollection<Type> types) =>
    [
        .. types.SelectMany(Logged),
        .. types.Where(type => type.IsSubclassOf(typeof(Exception))).SelectMany(Thrown),
        .. types.Where(type => HoldsItself(type) && ShowsItself(type)).Select(type => $"{type} holds what is classified, and its text form shows it. Override ToString()."),
        .. types.SelectMany(Unmarked),
    ];

    /// <summary>Whether a type is classified, or holds what is, itself or in what it holds.</summary>
    public static bool Holds(Type type) => Parts(type).Any(part => IsOurs(part) && s_holds.GetOrAdd(part, HoldsDeep));

    private static bool HoldsDeep(Type type)
    {
        // A type that holds itself is not looked into again.
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([type]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (HoldsItself(next))
            {
                return true;
            }

            foreach (var part in next.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Parts(property.PropertyType)).Where(IsOurs))
            {
                open.Push(part);
            }
        }

        return false;
    }

    private static IEnumerable<string> Logged(Type type) =>
        from method in type.GetMethods(All)
        where method.GetCustomAttribute<LoggerMessageAttribute>() is not null
        from parameter in method.GetParameters()
        where Holds(parameter.ParameterType) || LooksClassified(parameter.Name!, parameter.ParameterType)
        select $"{type}.{method.Name} logs {parameter.Name}, which is classified. Log an id instead.";

    private static IEnumerable<string> Thrown(Type type) =>
        from property in type.GetProperties(All)
        where IsMarked(property) || Holds(property.PropertyType)
        select $"{type}.{property.Name} is classified, and an exception ends in logs.";

    private static IEnumerable<string> Unmarked(Type type) =>
        IsMarked(type)
            ? []
            : from property in type.GetProperties(All)
              where LooksClassified(property.Name, property.PropertyType) && !IsMarked(property) && !type.IsSubclassOf(typeof(Exception))
              select $"{type}.{property.Name} looks like personal data or a secret. Mark it with [PersonalData] or [Secret], or give it a name that says what it is.";

    private static bool HoldsItself(Type type) => IsMarked(type) || type.GetProperties(All).Any(IsMarked);

    private static bool IsMarked(MemberInfo member) => member.IsDefined(typeof(PersonalDataAttribute), inherit: true) || member.IsDefined(typeof(SecretAttribute), inherit: true);

    // A record writes all its members into its text form, unless somebody wrote another; a class writes its name.
    private static bool ShowsItself(Type type) =>
        type.GetMethod("PrintMembers", All) is not null
        && type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, [])?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) != false;

    private static bool LooksClassified(string name, Type type) => (type == typeof(string) || type == typeof(Uri) || type == typeof(byte[])) && Looks().IsMatch(name);

    private static IEnumerable<Type> Parts(Type type) => type.IsArray ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("ReverseBuy", StringComparison.Ordinal) == true;

    [GeneratedRegex("(Secret|Password|AccessToken|RefreshToken|ApiKey|ConnectionString|ContactName|Phone|Email|CustomsNumber|PostalCode|AddressLine)$", RegexOptions.IgnoreCase)]
    private static partial Regex Looks();
}
