using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>
/// Writes a tree as one line: names and constants as in source, <c>-</c> for what is absent, everything else as <c>(Kind child child)</c>
/// with the form behind a slash where it is not 0. With lines, <c>@line</c> follows the kind of what has one in the reference.
/// </summary>
internal sealed class SyntaxTreePrinter(SyntaxTree tree, NameTable names, bool withLines)
{
    private readonly StringBuilder _text = new();

    public static string Print(SyntaxTree tree, NameTable names, bool withLines = false)
    {
        SyntaxTreePrinter printer = new(tree, names, withLines);
        printer.Write(tree.Root);
        return printer._text.ToString();
    }

    private void Write(int index)
    {
        Node node = tree[index];
        switch (node.Kind)
        {
            case NodeKind.Absent:
                _text.Append('-');
                break;
            case NodeKind.Name:
                _text.Append(names.GetText(node.Name));
                break;
            case NodeKind.SmallInt:
                _text.Append(node.Integer.ToString(CultureInfo.InvariantCulture));
                break;
            case NodeKind.Str:
                WriteQuoted("'", names[node.Name]);
                break;
            case NodeKind.Operator:
                _text.Append(node.Operator);
                break;
            case NodeKind.Constant:
                WriteConstant(tree.Constants[node.Value]);
                WriteLine(node);
                break;
            case <= NodeKind.LastLeaf:
                _text.Append(node.Kind);
                break;
            default:
                WriteChildren(index, node);
                break;
        }
    }

    private void WriteChildren(int index, Node node)
    {
        _text.Append('(').Append(node.Kind);
        WriteForm(node);
        WriteLine(node);
        if (HasName(node.Kind))
        {
            _text.Append(' ').Append(node.Name == 0 ? "-" : names.GetText(node.Name));
        }
        else if (node.Kind == NodeKind.ImportFrom)
        {
            _text.Append(CultureInfo.InvariantCulture, $" {node.Value}");
        }

        for (int child = tree.FirstChild(index); child != 0; child = tree.Next(child))
        {
            _text.Append(' ');
            Write(child);
        }

        _text.Append(')');
    }

    private static bool HasName(NodeKind kind) => kind is NodeKind.Attribute or NodeKind.FunctionDefinition or NodeKind.Parameter
        or NodeKind.StarParameter or NodeKind.DoubleStarParameter or NodeKind.ClassDefinition;

    private void WriteForm(Node node)
    {
        if (node.Form == 0)
        {
            return;
        }

        _text.Append('/');
        switch (node.Kind)
        {
            case NodeKind.UnaryOperation:
                _text.Append((UnaryOperator)node.Form);
                break;
            case NodeKind.AugmentedAssign:
                _text.Append(node.Operator);
                break;
            case NodeKind.Tuple:
                _text.Append((TupleForm)node.Form);
                break;
            default:
                _text.Append(node.Form);
                break;
        }
    }

    private void WriteLine(Node node)
    {
        if (!withLines)
        {
            return;
        }

        _text.Append(CultureInfo.InvariantCulture, $"@{node.Line}");
        if (node.Kind is NodeKind.GeneratorExpression or NodeKind.ListComprehension or NodeKind.SetComprehension
            or NodeKind.DictComprehension or NodeKind.Set or NodeKind.Dict)
        {
            _text.Append(CultureInfo.InvariantCulture, $":{node.Value}");
        }
    }

    private void WriteConstant(Constant constant)
    {
        switch (constant)
        {
            case SingletonConstant one:
                _text.Append('<').Append(one.Name).Append('>');
                break;
            case StrConstant text:
                WriteQuoted("\"", text.Value);
                break;
            case BytesConstant bytes:
                _text.Append('b');
                WriteQuoted("'", bytes.Value);
                break;
            case IntConstant integer:
                _text.Append(integer.Value.ToString(CultureInfo.InvariantCulture)).Append('L');
                break;
            case FloatConstant real:
                _text.Append(Write(real.Value));
                break;
            case ComplexConstant complex:
                _text.Append(Write(complex.Real)).Append('+').Append(Write(complex.Imaginary)).Append('j');
                break;
            case TupleConstant tuple:
                _text.Append('<');
                for (int i = 0; i < tuple.Items.Length; i++)
                {
                    _text.Append(i == 0 ? "" : " ");
                    WriteConstant(tuple.Items[i]);
                }

                _text.Append('>');
                break;
            default:
                Assert.Fail($"constant {constant.GetType()}");
                break;
        }
    }

    private static string Write(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture) is var text && text.All(c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text;

    private void WriteQuoted(string quote, ReadOnlySpan<byte> bytes)
    {
        _text.Append(quote);
        foreach (byte b in bytes)
        {
            if (b is >= 0x20 and < 0x7F and not (byte)'\\')
            {
                _text.Append((char)b);
            }
            else
            {
                _text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            }
        }

        _text.Append(quote);
    }
}
