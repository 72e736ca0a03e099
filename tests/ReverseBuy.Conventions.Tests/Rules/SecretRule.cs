using System.Reflection;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Conventions.Tests.Rules;

/// <summary>What was stored as a secret is never handed out again: no public contract returns one, but for those that connectors and callbacks need to sign and verify with.</summary>
internal static class SecretRule
{
    private static readonly string[] Endings = ["Secret", "Token", "Password", "Passphrase", "Ciphertext"];

    /// <summary>Who may, and why. Nothing that a host calls for people belongs here.</summary>
    public static IReadOnlyDictionary<string, string> Needed { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [$"{nameof(ICredentialStore)}.{nameof(ICredentialStore.FindAsync)}"] = "the store, which calls are signed from",
        [$"{nameof(IAppRegistrationStore)}.{nameof(IAppRegistrationStore.ListAsync)}"] = "the store, which callbacks are verified from",
        [$"{nameof(IAppRegistrations)}.{nameof(IAppRegistrations.FindAsync)}"] = "callbacks are verified with it, by features of ours",
        [$"{nameof(ITokenIssuer)}.{nameof(ITokenIssuer.ExchangeAsync)}"] = "a connector's: what the marketplace has just issued, to be stored",
        [$"{nameof(ITokenIssuer)}.{nameof(ITokenIssuer.RefreshAsync)}"] = "a connector's: what the marketplace has just issued, to be stored",
        [$"{nameof(IAccountSignIn)}.{nameof(IAccountSignIn.SignInAsync)}"] = "a connector's: what the marketplace has just issued, to be stored",
    };

    /// <summary>The public contracts' methods that return a secret, as <c>Contract.Method</c>.</summary>
    public static IEnumerable<string> Returners(IEnumerable<Type> package) => package
        .Where(type => type is { IsInterface: true, IsVisible: true })
        .SelectMany(type => type.GetMethods().Where(method => Holds(method.ReturnType, [])).Select(method => $"{type.Name}.{NameOf(method)}"))
        .Distinct(StringComparer.Ordinal);

    public static IEnumerable<string> Violations(IEnumerable<Type> package) =>
        Returners(package).Where(method => !Needed.ContainsKey(method)).Select(method => $"{method} returns a secret; hand out what people may know of it instead.");

    private static string NameOf(MethodInfo method) => method.IsSpecialName ? method.Name[(method.Name.IndexOf('_', StringComparison.Ordinal) + 1)..] : method.Name;

    private static bool Holds(Type type, HashSet<Type> seen)
    {
        if (type.HasElementType)
        {
            return Holds(type.GetElementType()!, seen);
        }

        if (!seen.Add(type))
        {
            return false;
        }

        return type.GenericTypeArguments.Any(argument => Holds(argument, seen))
            || (IsOurs(type) && !type.IsInterface && (IsSecret(type) || type.GetNestedTypes().Any(nested => Holds(nested, seen))));

        bool IsSecret(Type ours) => ours.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property =>
            (Carries(property.PropertyType) && Endings.Any(ending => property.Name.EndsWith(ending, StringComparison.Ordinal))) || Holds(property.PropertyType, seen));
    }

    private static bool Carries(Type type) => type == typeof(string) || type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>);

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("ReverseBuy", StringComparison.Ordinal) == true;
}
