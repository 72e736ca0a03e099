using ReverseBuy.Orders;
using ReverseBuy.Privacy;

namespace ReverseBuy.Snippets.Privacy;

internal sealed class DataOfficer(IPersonalData data)
{
    public async Task<PersonalDataReport?> EraseAsync(TenantId tenant, CustomerId customer, string officer, CancellationToken cancellationToken)
    {
        var request = new ErasePersonalData(customer, new Actor(ActorKind.Operator, officer));
        return await data.EraseAsync(tenant, request, cancellationToken) switch
        {
            ErasePersonalDataResult.Erased(var report) => report, // also when there was nothing left to erase
            _ => null, // orders or parcels are on their way: wait for them, cancel them, or set EvenIfNeeded
        };
    }
}
