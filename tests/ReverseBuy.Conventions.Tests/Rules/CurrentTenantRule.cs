using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Conventions.Tests.Rules;

/// <summary>The tenant is explicit below the facades: only they may take <see cref="ICurrentTenant"/>.</summary>
internal static class CurrentTenantRule
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The facades, which read it once, at entry. Nothing but a facade belongs here.</summary>
    public static IReadOnlySet<string> Facades { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "ReverseBuy.Inventory.Browsing.CatalogueFacade",
        "ReverseBuy.Inventory.Quoting.SupplierQuotes",
        "ReverseBuy.Inventory.ShadowInventory",
        "ReverseBuy.Orders.Capturing.PaymentsFacade",
        "ReverseBuy.Orders.Explaining.ExplanationsFacade",
        "ReverseBuy.Orders.Finding.FoundItemsFacade",
        "ReverseBuy.Orders.Holding.HoldsFacade",
        "ReverseBuy.Orders.OnHold.OrderHoldsFacade",
        "ReverseBuy.Orders.OrdersFacade",
        "ReverseBuy.Orders.Photographing.PhotosFacade",
        "ReverseBuy.Orders.Purchasing.OperatorQueue",
        "ReverseBuy.Orders.Purchasing.ProcurementFacade",
        "ReverseBuy.Orders.Purchasing.PurchaseDecisions",
        "ReverseBuy.Orders.Questioning.OrderQuestionsFacade",
        "ReverseBuy.Orders.Receiving.PackagesFacade",
        "ReverseBuy.Orders.Receiving.UnitDecisionsFacade",
        "ReverseBuy.Orders.Receiving.WarehouseFacade",
        "ReverseBuy.Orders.Shipping.ParcelClaimsFacade",
        "ReverseBuy.Orders.Shipping.ParcelDeskFacade",
        "ReverseBuy.Orders.Shipping.ParcelsFacade",
        "ReverseBuy.Orders.Shipping.RecipientsFacade",
    };

    /// <summary>The packages that have facades, and the two that declare and serve it. The others may not even name it.</summary>
    public static IReadOnlySet<string> Packages { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "ReverseBuy.Abstractions",
        "ReverseBuy.Inventory",
        "ReverseBuy.Orders",
        "ReverseBuy.Tenancy",
    };

    /// <summary>The names of the types that take it in a constructor, a field or a method's parameter, or ask it, wherever they have it from.</summary>
    public static IEnumerable<string> Takers(IEnumerable<Type> package) =>
        package.Where(Takes).Select(type => Written(type).FullName!).Distinct(StringComparer.Ordinal);

    /// <summary>Types that take it and are no facades.</summary>
    public static IEnumerable<string> Violations(IEnumerable<Type> package, IReadOnlySet<string> facades) =>
        Takers(package)
            .Where(name => !facades.Contains(name))
            .Select(name => $"{name} takes ICurrentTenant. Give it the tenant instead; only a facade reads the ambient one (list in {nameof(CurrentTenantRule)}).");

    /// <summary>Whether the compiled code names it anywhere, a service locator's call included.</summary>
    public static bool Names(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Any(type => metadata.StringComparer.Equals(type.Name, nameof(ICurrentTenant)));
    }

    private static bool Takes(Type type) =>
        type.GetFields(Own).Any(field => !IsCachedLambda(field) && Holds(field.FieldType))
        || type.GetConstructors(Own).Any(HasParameter)
        || type.GetMethods(Own).Any(HasParameter)
        || type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)).Any(Asks);

    // The compiler keeps a lambda that captures nothing, such as a registration that returns it, in a static field of its own type.
    private static bool IsCachedLambda(FieldInfo field) => field.IsStatic && IsGenerated(field.DeclaringType!);

    private static bool Asks(MethodBase method) => CompiledCalls.Of(method).Any(called => called.DeclaringType == typeof(ICurrentTenant));

    private static bool HasParameter(MethodBase method) => method.GetParameters().Any(parameter => Holds(parameter.ParameterType));

    private static bool Holds(Type type) =>
        type == typeof(ICurrentTenant)
        || (type.HasElementType && Holds(type.GetElementType()!))
        || type.GenericTypeArguments.Any(Holds);

    // A closure is reported as the type in whose source it stands.
    private static Type Written(Type type) => type.DeclaringType is { } outer && IsGenerated(type) ? Written(outer) : type;

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
