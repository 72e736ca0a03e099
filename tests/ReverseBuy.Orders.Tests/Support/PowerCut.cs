using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>Cuts the power at a chosen commit, before or after it became durable; everything this process tries to write from then on is lost.</summary>
internal sealed class PowerCut(int atCommit, bool afterwards)
{
    private int _commits;

    public int Commits => _commits;

    public bool IsCut { get; private set; }

    public async ValueTask CommitAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        ThrowIfCut();
        _commits++;
        if (_commits == atCommit && !afterwards)
        {
            Cut();
        }

        await unitOfWork.CommitAsync(cancellationToken);
        if (_commits == atCommit)
        {
            Cut();
        }
    }

    public void ThrowIfCut()
    {
        if (IsCut)
        {
            throw new PowerCutException();
        }
    }

    private void Cut()
    {
        IsCut = true;
        throw new PowerCutException();
    }
}
