using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Testing;

/// <summary>Something that a host does for a tenant, again and again in a <see cref="LeakHunt"/>.</summary>
/// <param name="name">Its name in the report.</param>
/// <param name="run">Does it: what it answers is looked at. What it throws is a refusal, and looked at too.</param>
public sealed class LeakOperation(string name, Func<LeakContext, Task<object?>> run)
{
    /// <summary>Its name in the report.</summary>
    public string Name => name;

    /// <summary>Whether it is nobody's, such as listing all tenants: no tenant is entered, and nothing of it is looked at.</summary>
    public bool IsOfNobody { get; init; }

    /// <summary>How often it is drawn, beside others with 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The methods of a service, each as an operation that is named like <c>IOrders.FindAsync</c>. Arguments are made by the type of each parameter.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="arguments">Makes the arguments.</param>
    /// <returns>The operations.</returns>
    /// <exception cref="ArgumentException">A type of a parameter is unknown; the message lists all of those, and says what to add.</exception>
    public static IReadOnlyList<LeakOperation> AllOf<TService>(LeakArguments arguments)
        where TService : class => AllOf([typeof(TService)], arguments);

    /// <summary>The methods of several services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="arguments">Makes the arguments.</param>
    /// <returns>The operations. Overloads are told apart by the type of their first parameter.</returns>
    /// <exception cref="ArgumentException">A type of a parameter is unknown; the message lists all of those, and says what to add.</exception>
    public static IReadOnlyList<LeakOperation> AllOf(IReadOnlyList<Type> services, LeakArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(arguments);
        var methods = services.SelectMany(service => service.GetMethods().Where(method => !method.IsStatic && !method.IsSpecialName).Select(method => (Service: service, Method: method))).ToList();
        var missing = methods
            .SelectMany(each => each.Method.GetParameters().Where(parameter => !arguments.Knows(each.Service, parameter)).Select(parameter => $"{parameter.ParameterType} for {each.Service.Name}.{each.Method.Name}({parameter.Name})"))
            .Distinct()
            .ToList();
        if (missing.Count > 0)
        {
            throw new ArgumentException($"Nothing makes these arguments: {string.Join(", ", missing)}. Say how with LeakArguments.Add<T>(context => …).", nameof(arguments));
        }

        return [.. methods.Select(each => Of(each.Service, each.Method, methods.Count(other => other.Service == each.Service && other.Method.Name == each.Method.Name) > 1, arguments))];
    }

    /// <summary>The same, for nobody.</summary>
    /// <returns>An operation.</returns>
    public LeakOperation AsOfNobody() => new(name, run) { IsOfNobody = true, Weight = Weight, Keeps = Keeps };

    /// <summary>Types of answers that later operations want.</summary>
    internal IReadOnlyCollection<Type> Keeps { get; private init; } = [];

    internal Task<object?> RunAsync(LeakContext context) => run(context);

    private static LeakOperation Of(Type service, MethodInfo method, bool isOverloaded, LeakArguments arguments)
    {
        var parameters = method.GetParameters();
        var called = $"{service.Name}.{method.Name}{(isOverloaded ? $"({parameters[0].ParameterType.Name})" : string.Empty)}";
        return new LeakOperation(called, async context => await OperationAnswer.WaitAsync(
            method.Invoke(
                context.Services.GetRequiredService(service), BindingFlags.DoNotWrapExceptions, binder: null, [.. parameters.Select(parameter => arguments.Make(service, parameter, context))], culture: null)))
        {
            Keeps = arguments.FromAnswers,
        };
    }
}
