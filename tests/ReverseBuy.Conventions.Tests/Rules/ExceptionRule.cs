namespace ReverseBuy.Conventions.Tests.Rules;

/// <summary>An exception says so in its name, and none can be derived from by accident.</summary>
internal static class ExceptionRule
{
    public static IEnumerable<string> Violations(IReadOnlyCollection<Type> package)
    {
        foreach (var type in package.Where(type => type.IsAssignableTo(typeof(Exception))))
        {
            if (!type.Name.EndsWith("Exception", StringComparison.Ordinal))
            {
                yield return $"{type.FullName} is an exception; its name must end in Exception.";
            }

            if (!type.IsSealed && !type.IsAbstract && !package.Any(other => other.BaseType == type))
            {
                yield return $"{type.FullName} has no subclass in its package; seal it.";
            }
        }
    }
}
