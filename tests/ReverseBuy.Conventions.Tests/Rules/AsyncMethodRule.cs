using System.Reflection;

namespace ReverseBuy.Conventions.Tests.Rules;

/// <summary>A public asynchronous method ends in Async and takes a cancellation token, last. What a foreign contract dictates is exempt, and a test is: its name is a sentence.</summary>
internal static class AsyncMethodRule
{
    private static readonly Type[] Awaitables = [typeof(Task<>), typeof(ValueTask<>), typeof(IAsyncEnumerable<>)];

    public static IEnumerable<string> Violations(IEnumerable<Type> package)
    {
        foreach (var method in package.Where(type => type.IsVisible && !type.IsAssignableTo(typeof(Delegate))).SelectMany(OwnMethods))
        {
            var name = $"{method.DeclaringType!.FullName}.{method.Name}";
            if (!method.Name.EndsWith("Async", StringComparison.Ordinal))
            {
                yield return $"{name} is asynchronous; its name must end in Async.";
            }

            if (method.GetParameters() is not [.., var last] || last.ParameterType != typeof(CancellationToken))
            {
                yield return $"{name} is asynchronous; its last parameter must be a CancellationToken.";
            }
        }
    }

    private static IEnumerable<MethodInfo> OwnMethods(Type type)
    {
        var foreign = type.GetInterfaces()
            .Where(contract => !IsOurs(contract))
            .SelectMany(contract => contract.GetMethods())
            .Select(method => method.Name)
            .ToHashSet(StringComparer.Ordinal);
        return type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && IsAwaitable(method.ReturnType) && !method.IsDefined(typeof(FactAttribute)))
            .Where(method => IsOurs(method.GetBaseDefinition().DeclaringType!) && !foreign.Contains(method.Name));
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("ReverseBuy", StringComparison.Ordinal) == true;

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask) || (type.IsGenericType && Awaitables.Contains(type.GetGenericTypeDefinition()));
}
