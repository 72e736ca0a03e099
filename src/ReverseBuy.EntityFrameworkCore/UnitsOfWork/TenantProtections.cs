using ReverseBuy.EntityFrameworkCore.Following;
using ReverseBuy.EntityFrameworkCore.Recipients;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>What encrypts rows of tenant databases.</summary>
internal sealed record TenantProtections(RecipientProtection Recipients, ReceivedProtection Received);
