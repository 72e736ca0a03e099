using ReverseBuy.Fulfilment;
using ReverseBuy.Privacy;

namespace ReverseBuy.EntityFrameworkCore.Recipients;

/// <summary>What is encrypted. Released: members are never renamed, removed or given another meaning.</summary>
[PersonalData]
internal sealed class RecipientDocument
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> AddressLines { get; init; }

    public required string City { get; init; }

    public required string Country { get; init; }

    public string? Region { get; init; }

    public string? PostalCode { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? CustomsNumber { get; init; }

    public static RecipientDocument Of(ImportData data) => new()
    {
        Name = data.Name,
        AddressLines = data.AddressLines,
        City = data.City,
        Country = data.Country,
        Region = data.Region,
        PostalCode = data.PostalCode,
        Phone = data.Phone,
        Email = data.Email,
        CustomsNumber = data.CustomsNumber,
    };

    public ImportData ToData() => new()
    {
        Name = Name,
        AddressLines = AddressLines,
        City = City,
        Country = Country,
        Region = Region,
        PostalCode = PostalCode,
        Phone = Phone,
        Email = Email,
        CustomsNumber = CustomsNumber,
    };
}
