using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// Jumps on conditions. A constant condition leaves no code, and neither does what it rules out.
internal sealed partial class FunctionCompiler
{
    private void CompileIf(int node)
    {
        int labelEnd = NewLabel();
        int condition = _tree.FirstChild(node);
        bool isFirst = true;
        while (true)
        {
            int body = _tree.Next(condition);
            int next = _tree.Next(body);
            if (!IsConstant(condition, false))
            {
                int labelFail = NewLabel();
                JumpIf(condition, false, labelFail);
                Compile(body);
                if (IsConstant(condition, true))
                {
                    break; // What follows never runs.
                }

                // Nothing to jump over after a lonely if.
                if (!isFirst || next != 0)
                {
                    _emitter.Jump(labelEnd);
                }

                _emitter.AssignLabel(labelFail);
            }

            if (next == 0)
            {
                break;
            }

            isFirst = false;
            if (_tree.Next(next) == 0)
            {
                Compile(next); // else
                break;
            }

            condition = next;
        }

        _emitter.AssignLabel(labelEnd);
    }

    private void JumpIf(int node, bool jumpIf, int label)
    {
        if (IsConstant(node, out bool truth))
        {
            if (truth == jumpIf)
            {
                _emitter.Jump(label);
            }

            return;
        }

        switch (KindOf(node))
        {
            case NodeKind.Or:
                JumpIfAny(node, jumpIf, label, decides: true);
                return;
            case NodeKind.And:
                JumpIfAny(node, jumpIf, label, decides: false);
                return;
            case NodeKind.Not:
                JumpIf(_tree.FirstChild(node), !jumpIf, label);
                return;
            default:
                Compile(node);
                _emitter.PopJumpIf(jumpIf, label);
                return;
        }
    }

    // An operand of an "or" decides it by being true, one of an "and" by being false.
    private void JumpIfAny(int node, bool jumpIf, int label, bool decides)
    {
        if (jumpIf == decides)
        {
            for (int child = _tree.FirstChild(node); child != 0; child = _tree.Next(child))
            {
                JumpIf(child, jumpIf, label);
            }

            return;
        }

        int labelEnd = NewLabel();
        for (int child = _tree.FirstChild(node); child != 0;)
        {
            int next = _tree.Next(child);
            if (next == 0)
            {
                JumpIf(child, jumpIf, label);
            }
            else
            {
                JumpIf(child, !jumpIf, labelEnd);
            }

            child = next;
        }

        _emitter.AssignLabel(labelEnd);
    }

    private bool IsConstant(int node, bool value) => IsConstant(node, out bool truth) && truth == value;

    private bool IsConstant(int index, out bool truth)
    {
        ref readonly Node node = ref _tree[index];
        switch (node.Kind)
        {
            case NodeKind.SmallInt:
                truth = node.Integer != 0;
                return true;
            case NodeKind.Str:
                truth = node.Name != WellKnownNames.Empty;
                return true;
            case NodeKind.True or NodeKind.Ellipsis:
                truth = true;
                return true;
            case NodeKind.None or NodeKind.False:
                truth = false;
                return true;
            case NodeKind.Constant:
                truth = _tree.Constants[node.Value].IsTrue();
                return true;
            case NodeKind.Tuple:
                truth = false;
                return node.Form == (byte)TupleForm.Parenthesized && node.FirstChild == 0;
            default:
                truth = false;
                return false;
        }
    }
}
