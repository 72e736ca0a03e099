namespace ReverseBuy.Conventions.Tests.Rules;

/// <summary>Options are values that a host fills in, not types to extend.</summary>
internal static class OptionsRule
{
    public static IEnumerable<string> Violations(IEnumerable<Type> package) =>
        package
            .Where(type => type.IsClass && !type.IsSealed && type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => $"{type.FullName} ends in Options; seal it.");
}
