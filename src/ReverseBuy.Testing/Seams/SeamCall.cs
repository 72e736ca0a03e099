using System.Collections.Concurrent;
using System.Reflection;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing;

/// <summary>One call of a seam, as it was made. Its text form tells no arguments.</summary>
public sealed class SeamCall
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> s_tenants = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> s_marketplaces = new();

    private readonly SeamOrigin _origin;

    internal SeamCall(Type seam, string operation, IReadOnlyList<object?> arguments, SeamOrigin origin)
    {
        (Seam, Operation, Arguments, _origin) = (seam, operation, arguments, origin);
        Tenant = Find<TenantId>(arguments, s_tenants, nameof(Tenant)) ?? origin.Tenant;
        Marketplace = origin.Marketplace ?? Find<MarketplaceId>(arguments, s_marketplaces, nameof(Marketplace));
    }

    /// <summary>The seam.</summary>
    public Type Seam { get; }

    /// <summary>The name of the method or property.</summary>
    public string Operation { get; }

    /// <summary>What it was called with, the token last.</summary>
    public IReadOnlyList<object?> Arguments { get; }

    /// <summary>For whom it was called; <see langword="null"/> where the operation belongs to no tenant.</summary>
    public TenantId? Tenant { get; }

    /// <summary>At which marketplace; <see langword="null"/> where the operation belongs to none.</summary>
    public MarketplaceId? Marketplace { get; }

    /// <summary>The first argument of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The argument.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Argument<T>() => Arguments.OfType<T>().First();

    /// <inheritdoc />
    public override string ToString() => $"{Seam.Name}.{Operation}";

    internal CancellationToken CancellationToken => Arguments.OfType<CancellationToken>().LastOrDefault();

    internal SeamCall WithoutToken() =>
        new(Seam, Operation, [.. Arguments.Select(argument => argument is CancellationToken ? CancellationToken.None : argument)], _origin);

    // Either an argument by itself, or what an argument says of itself: a context, a key, an envelope.
    private static TId? Find<TId>(IReadOnlyList<object?> arguments, ConcurrentDictionary<Type, PropertyInfo?> known, string name)
        where TId : struct
    {
        foreach (var argument in arguments)
        {
            if (argument is TId id)
            {
                return id;
            }

            if (argument is not null && known.GetOrAdd(argument.GetType(), type => PropertyOf(type, name, typeof(TId)))?.GetValue(argument) is TId told)
            {
                return told;
            }
        }

        return null;
    }

    private static PropertyInfo? PropertyOf(Type type, string name, Type id) =>
        type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property && property.PropertyType == id ? property : null;
}
