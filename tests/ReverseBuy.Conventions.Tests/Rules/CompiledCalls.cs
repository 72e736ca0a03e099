using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace ReverseBuy.Conventions.Tests.Rules;

/// <summary>What compiled methods call.</summary>
internal static class CompiledCalls
{
    private const int TwoBytes = 0xFE;
    private const int CaseSize = 4;

    private static readonly Dictionary<int, OpCode> Instructions = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>The methods that a method calls or makes delegates of.</summary>
    public static IEnumerable<MethodBase> Of(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == TwoBytes ? (TwoBytes << 8) | code[at + 1] : code[at];
            var instruction = Instructions[value];
            at += instruction.Size;
            if (instruction.OperandType == OperandType.InlineMethod && Resolve(method, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at))) is { } called)
            {
                yield return called;
            }

            at += SizeOf(instruction.OperandType, code.AsSpan(at));
        }
    }

    private static MethodBase? Resolve(MethodBase caller, int token) => caller.Module.ResolveMethod(
        token,
        caller.DeclaringType!.IsGenericType ? caller.DeclaringType.GetGenericArguments() : null,
        caller.IsGenericMethod ? caller.GetGenericArguments() : null);

    private static int SizeOf(OperandType operand, ReadOnlySpan<byte> rest) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => CaseSize + (CaseSize * BinaryPrimitives.ReadInt32LittleEndian(rest)),
        _ => 4,
    };
}
