using ReverseBuy.Privacy;

namespace ReverseBuy.Buying;

/// <summary>Where a seller sends the goods: one of our warehouses. Its text form hides the contact.</summary>
[PersonalData]
public sealed record WarehouseAddress
{
    /// <summary>The warehouse.</summary>
    public required WarehouseId Warehouse { get; init; }

    /// <summary>The province, in Chinese, such as 广东省.</summary>
    public required string Province { get; init; }

    /// <summary>The city, in Chinese.</summary>
    public required string City { get; init; }

    /// <summary>The district, in Chinese.</summary>
    public required string District { get; init; }

    /// <summary>Street and number, in Chinese.</summary>
    public required string Street { get; init; }

    /// <summary>The six-digit code of the district.</summary>
    public required string DistrictCode { get; init; }

    /// <summary>The postal code.</summary>
    public required string PostalCode { get; init; }

    /// <summary>Who receives the goods.</summary>
    public required string ContactName { get; init; }

    /// <summary>The mobile phone of the contact; digits only.</summary>
    public required string ContactPhone { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"WarehouseAddress {{ {Warehouse} }}";
}
