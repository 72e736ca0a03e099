namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>1688 mixed batch: minimum quantities count as met by either total over one seller's offers.</summary>
internal sealed record MixRule(int AmountYuan, int Number);
