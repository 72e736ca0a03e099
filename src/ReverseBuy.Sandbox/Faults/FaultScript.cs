namespace ReverseBuy.Sandbox.Faults;

/// <summary>The scripted faults still to come, in the order they were added.</summary>
internal sealed class FaultScript(List<SandboxFault> faults)
{
    public void Add(SandboxFault fault) => faults.Add(fault);

    public void Clear() => faults.Clear();

    /// <summary>The fault that strikes this call, if any; it and the skipped ones are used up by one.</summary>
    public SandboxFault? Take(string marketplace, string operation)
    {
        for (var index = 0; index < faults.Count; index++)
        {
            var fault = faults[index];
            if (fault.Marketplace != marketplace || (fault.Operation != SandboxFault.AnyOperation && !operation.EndsWith(fault.Operation, StringComparison.Ordinal)))
            {
                continue;
            }

            if (fault.Skip > 0)
            {
                faults[index] = fault with { Skip = fault.Skip - 1 };
                continue;
            }

            if (fault.Times > 1)
            {
                faults[index] = fault with { Times = fault.Times - 1 };
            }
            else
            {
                faults.RemoveAt(index);
            }

            return fault;
        }

        return null;
    }
}
