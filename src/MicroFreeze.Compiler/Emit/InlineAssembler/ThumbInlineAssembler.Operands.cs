using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit.Native.Thumb;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.InlineAssembler;

// Operands of Thumb instructions: registers of every kind, lists of them, numbers, addresses, labels; and what is wrong with them.
internal sealed partial class ThumbInlineAssembler
{
    private const int HighestLow = 7;
    private const int Highest = 15;
    private const int HighestFloat = 31;

    private static readonly string[] RegisterNames =
    [
        "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15",
    ];

    private static readonly (string Name, int Number)[] RegisterAliases = [("sl", 10), ("fp", 11), ("sp", 13), ("lr", 14), ("pc", 15)];

    private static readonly (string Name, int Number)[] SpecialRegisters = [("IPSR", 5), ("BASEPRI", 17)];

    private int Low(string instruction, int node) => Register(instruction, node, HighestLow);

    private int Register(string instruction, int node, int highest = Highest)
    {
        string text = NameOf(node);
        int number = Array.IndexOf(RegisterNames, text);
        if (number < 0)
        {
            number = Array.Find(RegisterAliases, alias => alias.Name == text).Number;
            if (number == 0)
            {
                Fail(SourceDiagnostics.AssemblerNotRegister, instruction);
                return 0;
            }
        }

        if (number > highest)
        {
            Fail(SourceDiagnostics.AssemblerRegisterTooHigh, instruction, Text(highest));
            return 0;
        }

        return number;
    }

    // The reference has an assertion here.
    private int NotCounter(string instruction, int register)
    {
        if (register == ProgramCounter)
        {
            Fail(SourceDiagnostics.AssemblerRegisterTooHigh, instruction, Text(ProgramCounter - 1));
        }

        return register;
    }

    private int SpecialRegister(string instruction, int node)
    {
        string text = NameOf(node);
        int number = Array.Find(SpecialRegisters, register => register.Name == text).Number;
        if (number == 0)
        {
            Fail(SourceDiagnostics.AssemblerNotSpecialRegister, instruction);
        }

        return number;
    }

    private int FloatRegister(string instruction, int node)
    {
        string text = NameOf(node);
        if (text.Length < 2 || text[0] != 's' || text.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            Fail(SourceDiagnostics.AssemblerNotFloatRegister, instruction);
            return 0;
        }

        if (!int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > HighestFloat)
        {
            Fail(SourceDiagnostics.AssemblerRegisterTooHigh, instruction, Text(HighestFloat));
            return 0;
        }

        return number;
    }

    // A register list is written as a set.
    private int RegisterList(string instruction, int node)
    {
        Node set = NodeOf(node);
        if (set.Kind != NodeKind.Set || (NodeOf(set.FirstChild).Next == 0 && !IsName(set.FirstChild)))
        {
            Fail(SourceDiagnostics.AssemblerNotRegisterList, instruction);
            return 0;
        }

        int registers = 0;
        for (int item = set.FirstChild; item != 0; item = NodeOf(item).Next)
        {
            registers |= 1 << Register(instruction, item);
        }

        return registers;
    }

    private int Number(string instruction, int node, uint mask)
    {
        if (!TryGetInteger(node, out long value))
        {
            Fail(SourceDiagnostics.AssemblerNotInteger, instruction);
            return 0;
        }

        uint number = (uint)value;
        if ((number & ~mask) != 0)
        {
            Fail(SourceDiagnostics.AssemblerMask, instruction, Hexadecimal(number), Hexadecimal(mask));
            return 0;
        }

        return (int)number;
    }

    // An address is written as a list of two.
    private bool TryGetAddress(string instruction, int node, out int address, out int offset)
    {
        Node list = NodeOf(node);
        address = list.FirstChild;
        offset = address == 0 || list.IsLeaf ? 0 : NodeOf(address).Next;
        if (list.Kind == NodeKind.List && offset != 0 && NodeOf(offset).Next == 0)
        {
            return true;
        }

        Fail(SourceDiagnostics.AssemblerNotAddress, instruction);
        return false;
    }

    /// <summary>Distance of a branch to a label.</summary>
    /// <param name="instruction">The mnemonic.</param>
    /// <param name="node">The label's name.</param>
    /// <param name="bits">How many bits the instruction has for it, sign included; 0 for enough.</param>
    private int Distance(string instruction, int node, int bits)
    {
        const int Prefetch = 4;
        if (!IsName(node))
        {
            Fail(SourceDiagnostics.AssemblerNotLabel, instruction);
            return 0;
        }

        if (!TryGetLabel(node, out int label))
        {
            if (IsEmitting)
            {
                Fail(SourceDiagnostics.AssemblerLabelUndefined, NameOf(node));
            }

            return 0;
        }

        int distance = Buffer.DistanceTo(label) - Prefetch;
        if (IsEmitting && bits != 0 && !ThumbCode.FitsSigned(distance, bits))
        {
            Fail(SourceDiagnostics.AssemblerBranchRange);
        }

        return distance;
    }

    private void Refuse(string instruction, int count) =>
        Fail(SourceDiagnostics.AssemblerUnsupported, "Thumb", instruction, Text(count));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hexadecimal(uint number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);
}
