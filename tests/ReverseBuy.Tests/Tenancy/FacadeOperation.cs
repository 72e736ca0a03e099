using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Tenancy;

/// <summary>An operation of a facade, found by reflection and called with arguments that only just pass its own checks.</summary>
internal sealed class FacadeOperation(object facade, Type contract, MethodInfo method)
{
    public string Name => $"{contract.Name}.{method.Name}";

    /// <summary>Every operation of every contract whose implementation takes the ambient tenant.</summary>
    public static IReadOnlyList<FacadeOperation> All(IServiceCollection registered, IServiceProvider services) =>
    [
        .. registered
            .Where(service => service.ImplementationType?.GetConstructors().Any(constructor =>
                constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(ICurrentTenant))) == true)
            .Select(service => service.ServiceType)
            .SelectMany(contract => contract.GetMethods()
                .Where(method => !method.IsStatic && method.IsAbstract)
                .Select(method => new FacadeOperation(services.GetRequiredService(contract), contract, method))),
    ];

    /// <summary>Calls it and waits for its end.</summary>
    /// <returns>What it threw; <see langword="null"/> when it did not.</returns>
    public async Task<Exception?> CallAsync()
    {
        try
        {
            var answer = method.Invoke(facade, BindingFlags.DoNotWrapExceptions, null, [.. method.GetParameters().Select(parameter => Any(parameter.ParameterType))], null);
            await (Task)(answer switch
            {
                ValueTask task => task.AsTask(),
                Task task => task,
                not null when answer.GetType().GetMethod(nameof(ValueTask.AsTask)) is { } asTask => asTask.Invoke(answer, null)!,
                _ => Task.CompletedTask,
            });
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static object? Any(Type type)
    {
        if (type == typeof(string))
        {
            return "DE"; // some text is a country
        }

        if (type == typeof(Stream))
        {
            return Stream.Null;
        }

        if (type.IsValueType)
        {
            return Activator.CreateInstance(type);
        }

        if (type.IsGenericType && type.IsInterface)
        {
            var list = Array.CreateInstance(type.GenericTypeArguments[0], 1);
            list.SetValue(Any(type.GenericTypeArguments[0]), 0);
            return list;
        }

        // A closed hierarchy has cases inside.
        type = type.IsAbstract ? type.GetNestedTypes().First(nested => nested.IsAssignableTo(type)) : type;
        var made = type.GetConstructor(Type.EmptyTypes)?.Invoke(null) ?? RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && IsFilled(property.PropertyType)))
        {
            property.SetValue(made, Any(property.PropertyType));
        }

        return made;
    }

    private static bool IsFilled(Type type) => type == typeof(string) || (type.IsGenericType && type.IsInterface);
}
