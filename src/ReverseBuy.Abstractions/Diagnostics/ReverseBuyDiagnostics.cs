using System.Reflection;

namespace ReverseBuy.Diagnostics;

/// <summary>The names of the activity sources and meters, one of each per feature. They are listed in <c>docs/telemetry.md</c>.</summary>
public static class ReverseBuyDiagnostics
{
    /// <summary>Shadow inventory.</summary>
    public const string InventoryName = "ReverseBuy.Inventory";

    /// <summary>Orders and purchases.</summary>
    public const string OrdersName = "ReverseBuy.Orders";

    /// <summary>Events and background work.</summary>
    public const string MessagingName = "ReverseBuy.Messaging";

    /// <summary>Calls to marketplaces.</summary>
    public const string ConnectorsName = "ReverseBuy.Connectors";

    /// <summary>Tenants: their settings.</summary>
    public const string TenancyName = "ReverseBuy.Tenancy";

    /// <summary>Callbacks of marketplaces, as they come in.</summary>
    public const string CallbacksName = "ReverseBuy.Callbacks";

    /// <summary>What nodes share in Redis.</summary>
    public const string RedisName = "ReverseBuy.Redis";

    /// <summary>Events over RabbitMQ.</summary>
    public const string RabbitMQName = "ReverseBuy.RabbitMQ";

    /// <summary>Databases and the connections to them.</summary>
    public const string StorageName = "ReverseBuy.Storage";

    /// <summary>The names of all activity sources.</summary>
    public static IReadOnlyList<string> ActivitySourceNames { get; } = [CallbacksName, ConnectorsName, InventoryName, MessagingName, OrdersName, RabbitMQName];

    /// <summary>The names of all meters.</summary>
    public static IReadOnlyList<string> MeterNames { get; } = [CallbacksName, ConnectorsName, InventoryName, MessagingName, OrdersName, RabbitMQName, RedisName, StorageName, TenancyName];

    /// <summary>The version of a package, for its activity sources and meters.</summary>
    /// <param name="type">A type of the package.</param>
    /// <returns>The version, without the commit.</returns>
    public static string VersionOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
    }
}
