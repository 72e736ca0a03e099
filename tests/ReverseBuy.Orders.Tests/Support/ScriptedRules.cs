using ReverseBuy.Fulfilment;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>Rules that say what the test scripts, and remember what they were asked.</summary>
internal sealed class ScriptedRules(ScriptedRules.Script script) : IComplianceRules
{
    public async ValueTask<IReadOnlyList<ComplianceFinding>> CheckAsync(TenantId tenant, ComplianceCheck check, CancellationToken cancellationToken)
    {
        script.Asked.Add(check);
        await script.Meanwhile();
        return [.. script.Say(check)];
    }

    internal sealed class Script
    {
        public List<ComplianceCheck> Asked { get; } = [];

        /// <summary>What happens while they look.</summary>
        public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

        public Func<ComplianceCheck, IEnumerable<ComplianceFinding>> Say { get; set; } = _ => [];

        /// <summary>Says the same of all goods.</summary>
        public void SayOfAll(ComplianceRuling ruling) =>
            Say = check => check.Goods.Select(goods => new ComplianceFinding(goods, "batteries", "Is a battery in it?") { Ruling = ruling });
    }
}
