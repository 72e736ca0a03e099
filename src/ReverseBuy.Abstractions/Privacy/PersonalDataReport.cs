namespace ReverseBuy.Privacy;

/// <summary>What was erased of a customer, and what is kept. It holds no personal data itself.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Erased">What was erased this time; what was erased before is not counted again.</param>
/// <param name="Kept">What is kept under the customer's id, without a name, an address or anybody's words.</param>
public sealed record PersonalDataReport(CustomerId Customer, IReadOnlyList<PersonalDataPart> Erased, IReadOnlyList<PersonalDataPart> Kept);
