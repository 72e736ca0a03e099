using ReverseBuy.Privacy;

namespace ReverseBuy.Fulfilment;

/// <summary>What carriers and customs want to know of who receives a parcel. Personal data: its text form hides all of it.</summary>
[PersonalData]
public sealed record ImportData
{
    /// <summary>The recipient's full name.</summary>
    public required string Name { get; init; }

    /// <summary>Street, number and what else stands above the city; at least one line.</summary>
    public required IReadOnlyList<string> AddressLines { get; init; }

    /// <summary>The city.</summary>
    public required string City { get; init; }

    /// <summary>The country, by its two letters (ISO 3166-1).</summary>
    public required string Country { get; init; }

    /// <summary>The state, province or region, where addresses have one.</summary>
    public string? Region { get; init; }

    /// <summary>The postal code, where addresses have one.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The telephone number, in international form.</summary>
    public string? Phone { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The number that customs know the recipient by, such as a tax number or a personal clearance code.</summary>
    public string? CustomsNumber { get; init; }

    /// <inheritdoc />
    public override string ToString() => nameof(ImportData);
}
