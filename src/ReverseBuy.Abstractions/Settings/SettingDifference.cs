namespace ReverseBuy.Settings;

/// <summary>How one setting was changed.</summary>
/// <param name="Setting">The setting by its place in the document, such as <c>quotas.ordersADay</c> or <c>warehouses.gz.address</c>.</param>
/// <param name="Before">What it was; <see langword="null"/> when the tenant had not set it. Who receives goods in a warehouse is never told, only that it was changed.</param>
/// <param name="After">What it became; <see langword="null"/> when the tenant leaves it to the host.</param>
public sealed record SettingDifference(string Setting, string? Before, string? After);
